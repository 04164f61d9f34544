import { CodeSelect } from '#src/ui/code-select';

interface CodeFieldProps {
  readonly table: string;
  readonly label: string;
  // given by the form
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (code: string) => void;
  readonly 'aria-invalid'?: 'true';
  readonly 'aria-describedby'?: string;
}

/** A code as a field of a form. */
export function CodeField({ table, label, id, value = '', onChange, ...told }: CodeFieldProps) {
  return (
    <CodeSelect
      {...{ table, label, value }}
      {...(id === undefined ? {} : { id })}
      onChange={(code) => onChange?.(code)}
      invalid={told['aria-invalid'] === 'true'}
      describedBy={told['aria-describedby']}
    />
  );
}

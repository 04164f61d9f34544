import { CodeSelect } from '#src/ui/code-select';

interface CodeFieldProps {
  readonly table: string;
  readonly label: string;
  // given by the form
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (code: string) => void;
}

/** A code as a field of a form. */
export function CodeField({ table, label, id, value = '', onChange }: CodeFieldProps) {
  return (
    <CodeSelect table={table} label={label} value={value} onChange={(code) => onChange?.(code)} {...(id === undefined ? {} : { id })} />
  );
}

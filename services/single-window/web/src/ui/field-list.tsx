import type { ReactNode } from 'react';
import '#src/ui/field-list.css';

export interface ShownField {
  readonly key: string;
  readonly label: string;
  readonly value: ReactNode;
  /** Takes the whole width: texts that may be long. */
  readonly wide?: boolean;
}

/** Names and values side by side, as many columns as there is room for; prints as a form. */
export function FieldList({ fields }: { readonly fields: readonly ShownField[] }) {
  return (
    <dl className="field-list">
      {fields.map(({ key, label, value, wide = false }) => (
        <div key={key} className={wide ? 'field-list-wide' : undefined}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

import { ExclamationCircleOutlined, WarningOutlined } from '@ant-design/icons';
import { memo } from 'react';
import type { Fault } from '#src/api/problem';
import { useBilingual, useCodeText, useTexts } from '#src/i18n/area';
import { declarationFieldTexts } from '#src/i18n/declaration-fields';
import { shellTexts } from '#src/i18n/shell';
import { CodeSelect } from '#src/ui/code-select';
import type { FormField } from './fields.ts';

interface FieldInputProps {
  readonly field: FormField;
  readonly label: string;
  readonly value: string;
  readonly faults: readonly Fault[];
  readonly onChange: (key: string, value: string) => void;
}

export const idOf = (pointer: string): string => `field${pointer.replaceAll('/', '-')}`;

/** One field of the header with its faults beneath: told to whoever hears the page, too. */
export const FieldInput = memo(function FieldInput({ field, label, value, faults, onChange }: FieldInputProps) {
  const id = idOf(`/header/${field.key}`);
  const invalid = value !== '' && faults.some(({ severity }) => severity === 'error');
  const describedBy = faults.length === 0 ? undefined : `${id}-faults`;
  const set = (text: string) => {
    onChange(field.key, text);
  };
  return (
    <div className={field.wide === true ? 'field field-wide' : 'field'}>
      <label htmlFor={id}>{label}</label>
      {field.table !== undefined ? (
        <CodeSelect id={id} table={field.table} value={value} onChange={set} invalid={invalid} describedBy={describedBy} />
      ) : field.choices !== undefined ? (
        <Choice id={id} field={field} value={value} onChange={set} invalid={invalid} describedBy={describedBy} />
      ) : (
        <input
          id={id}
          className="code-select"
          autoComplete="off"
          spellCheck={false}
          placeholder={field.day === true ? 'yyyymmdd' : undefined}
          value={value}
          aria-invalid={invalid}
          aria-describedby={describedBy}
          onChange={(event) => {
            set(field.day === true ? event.target.value.replaceAll('-', '') : event.target.value);
          }}
        />
      )}
      {faults.length > 0 && <FaultTexts id={`${id}-faults`} faults={faults} quiet={value === ''} />}
    </div>
  );
});

interface ChoiceProps {
  readonly id: string;
  readonly field: FormField;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly invalid: boolean;
  readonly describedBy: string | undefined;
}

function Choice({ id, field, value, onChange, invalid, describedBy }: ChoiceProps) {
  const direction = useCodeText(shellTexts, 'direction');
  const mark = useCodeText(declarationFieldTexts, 'chargeMark');
  const t = useTexts(declarationFieldTexts);
  const nameOf = (code: string): string => {
    if (field.key === 'direction') return direction(code === 'I' ? 'IMPORT' : 'EXPORT');
    if (field.key.endsWith('/mark')) return `${code} ${mark(code)}`;
    return `${code} ${t(code === '1' ? 'yes' : 'no')}`;
  };
  const choices = field.choices ?? [];
  return (
    <select
      id={id}
      className="code-select"
      value={value}
      aria-invalid={invalid}
      aria-describedby={describedBy}
      onChange={(event) => {
        onChange(event.target.value);
      }}
    >
      <option value="" />
      {/* what a copy or a file brought in stays to be seen */}
      {value !== '' && !choices.includes(value) && <option value={value}>{value}</option>}
      {choices.map((code) => (
        <option key={code} value={code}>
          {nameOf(code)}
        </option>
      ))}
    </select>
  );
}

/** Words of faults; `quiet` where nothing has been filled in yet. */
export function FaultTexts({ id, faults, quiet }: { readonly id?: string; readonly faults: readonly Fault[]; readonly quiet: boolean }) {
  const say = useBilingual();
  return (
    <ul id={id} className="fault-texts">
      {faults.map((fault) => (
        <li key={`${fault.rule} ${fault.message.en}`} className={quiet ? 'fault-quiet' : `fault-${fault.severity}`}>
          {fault.severity === 'error' ? <ExclamationCircleOutlined aria-hidden /> : <WarningOutlined aria-hidden />} {say(fault.message)}
          {!quiet && fault.hint.zh !== '' && <span className="fault-hint"> {say(fault.hint)}</span>}
        </li>
      ))}
    </ul>
  );
}

import { Card } from 'antd';
import { memo } from 'react';
import { useTexts } from '#src/i18n/area';
import { declareTexts } from '#src/i18n/declare';
import type { Row } from './content.ts';
import type { FaultPlaces } from './fault-places.ts';
import { FieldInput } from './field-input.tsx';
import { GROUPS } from './fields.ts';
import type { FormField, GroupName } from './fields.ts';
import { useLabels } from './labels.ts';

interface HeaderFormProps {
  readonly header: Row;
  readonly places: FaultPlaces;
  /** Every field, also those that few declarations need. */
  readonly all: boolean;
  readonly onChange: (key: string, value: string) => void;
}

const NONE: readonly never[] = [];
const faultsOf = (places: FaultPlaces, key: string) => {
  const found = places.at(`/header/${key}`);
  return found.length === 0 ? NONE : found;
};

/** Fields side by side that belong to one party or one charge. */
function partsOf(fields: readonly FormField[]): readonly (readonly [part: string, fields: readonly FormField[]])[] {
  const parts: [string, FormField[]][] = [];
  for (const field of fields) {
    const part = field.key.includes('/') ? (field.key.split('/')[0] ?? '') : '';
    const last = parts.at(-1);
    if (last?.[0] === part) last[1].push(field);
    else parts.push([part, [field]]);
  }
  return parts;
}

/** The header in the groups in which a declarant thinks. */
export const HeaderForm = memo(function HeaderForm({ header, places, all, onChange }: HeaderFormProps) {
  const t = useTexts(declareTexts);
  const labels = useLabels();
  return (Object.keys(GROUPS) as GroupName[]).map((group) => {
    const fields = GROUPS[group].filter(
      ({ key, rare }) => all || rare !== true || (header[key] ?? '') !== '' || places.at(`/header/${key}`).length > 0,
    );
    return (
      <Card
        key={group}
        size="small"
        title={<h2 className="group-title">{t(`group.${group}`)}</h2>}
        styles={{ body: { padding: '8px 12px' } }}
      >
        {partsOf(fields).map(([part, some]) => {
          const inputs = some.map((field) => (
            <FieldInput
              key={field.key}
              field={field}
              label={labels.parts(field.key)[1]}
              value={header[field.key] ?? ''}
              faults={faultsOf(places, field.key)}
              onChange={onChange}
            />
          ));
          return part === '' ? (
            <div key={some[0]?.key} className="fields">
              {inputs}
            </div>
          ) : (
            <fieldset key={part} className="field-part">
              <legend>{labels.parts(some[0]?.key ?? '')[0]}</legend>
              <div className="fields">{inputs}</div>
            </fieldset>
          );
        })}
      </Card>
    );
  });
});

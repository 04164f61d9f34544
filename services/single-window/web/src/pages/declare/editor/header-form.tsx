import { Card } from 'antd';
import { memo } from 'react';
import { useTexts } from '#src/i18n/area';
import { declareTexts } from '#src/i18n/declare';
import type { Row } from './content.ts';
import type { FaultPlaces } from './fault-places.ts';
import { FieldInput } from './field-input.tsx';
import { GROUPS } from './fields.ts';
import type { GroupName } from './fields.ts';
import { useLabels } from './labels.ts';

interface HeaderFormProps {
  readonly header: Row;
  readonly places: FaultPlaces;
  /** Every field, also those that few declarations need. */
  readonly all: boolean;
  readonly onChange: (key: string, value: string) => void;
}

const NONE: readonly never[] = [];

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
        <div className="fields">
          {fields.map((field) => {
            const found = places.at(`/header/${field.key}`);
            return (
              <FieldInput
                key={field.key}
                field={field}
                label={labels.header(field.key)}
                value={header[field.key] ?? ''}
                faults={found.length === 0 ? NONE : found}
                onChange={onChange}
              />
            );
          })}
        </div>
      </Card>
    );
  });
});

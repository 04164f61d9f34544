import { Alert, Button, Card, Checkbox, Flex } from 'antd';
import { useCallback } from 'react';
import { useTexts } from '#src/i18n/area';
import { twoStepTexts } from '#src/i18n/two-step';
import { ProblemAlert } from '#src/ui/problem-alert';
import { withHeader, withRows } from '../editor/content.ts';
import type { ListName, Row } from '../editor/content.ts';
import { FaultList } from '../editor/fault-list.tsx';
import { FaultTexts, FieldInput } from '../editor/field-input.tsx';
import { useLabels } from '../editor/labels.ts';
import { ListSection } from '../editor/list-section.tsx';
import { useFaultSteps } from '../editor/use-fault-steps.ts';
import { demandedBy } from './summary-fields.ts';
import type { useSummary } from './use-summary.ts';

interface SummaryFormProps {
  readonly rows: Parameters<typeof demandedBy>[0];
  readonly summary: ReturnType<typeof useSummary>;
  readonly onDiscard: () => void;
}

const FLAGS = ['controlled', 'inspected', 'taxed'] as const;

/** The flags, then the fields that they demand, and the faults beside them. */
export function SummaryForm({ rows, summary, onDiscard }: SummaryFormProps) {
  const t = useTexts(twoStepTexts);
  const labels = useLabels();
  const { content, setContent, statement, checked, problem, restored } = summary;
  const demanded = demandedBy(rows, statement);
  const steps = useFaultSteps(checked.faults, content);
  const { places, faults } = steps;
  const onHeader = useCallback(
    (key: string, value: string) => {
      setContent((before) => withHeader(before, key, value));
    },
    [setContent],
  );
  const onRows = useCallback(
    (list: ListName, change: (rows: readonly Row[]) => readonly Row[]) => {
      setContent((before) => withRows(before, list, change(before[list])));
    },
    [setContent],
  );
  const section = (list: ListName) => ({ list, rows: content[list], places, onRows, onHandle: steps.onHandle });
  return (
    <Flex vertical gap={8} className="declare">
      <Alert type="info" showIcon title={`${t('summary.hint')} ${t('summary.rulesUnverified')}`} />
      {restored && (
        <Alert
          type="warning"
          showIcon
          title={t('summary.restored')}
          action={
            <Button size="small" onClick={onDiscard}>
              {t('summary.discard')}
            </Button>
          }
        />
      )}
      {problem !== undefined && <ProblemAlert error={problem} />}
      <div className="declare-columns">
        <div className="declare-form">
          <Flags summary={summary} guarantee={demanded.guarantee} faults={places.at('/guaranteeNo')} />
          <Card
            size="small"
            title={<h2 className="group-title">{t('summary.header')}</h2>}
            extra={<span className="grid-count">{t('summary.fields', { count: demanded.count })}</span>}
            styles={{ body: { padding: '8px 12px' } }}
          >
            <div className="fields">
              {demanded.header.map((field) => (
                <FieldInput
                  key={field.key}
                  field={field}
                  label={labels.header(field.key)}
                  value={content.header[field.key] ?? ''}
                  faults={places.at(`/header/${field.key}`)}
                  onChange={onHeader}
                />
              ))}
            </div>
          </Card>
          <ListSection {...section('items')} columns={demanded.items} />
          <ListSection {...section('containers')} columns={demanded.containers} />
          {demanded.licences && <ListSection {...section('licenceDocuments')} />}
        </div>
        <FaultList
          checked={checked}
          faults={faults}
          content={content}
          onGo={steps.go}
          onNext={() => {
            steps.next(1);
          }}
        />
      </div>
    </Flex>
  );
}

interface FlagsProps {
  readonly summary: ReturnType<typeof useSummary>;
  readonly guarantee: boolean;
  readonly faults: Parameters<typeof FaultTexts>[0]['faults'];
}

function Flags({ summary: { statement, setStatement }, guarantee, faults }: FlagsProps) {
  const t = useTexts(twoStepTexts);
  return (
    <Card size="small" title={<h2 className="group-title">{t('summary.flags')}</h2>} styles={{ body: { padding: '8px 12px' } }}>
      <Flex wrap gap="8px 24px" align="center">
        {FLAGS.map((flag) => (
          <Checkbox
            key={flag}
            checked={statement[flag]}
            onChange={(event) => {
              const guaranteeNo = flag === 'taxed' && !event.target.checked ? '' : statement.guaranteeNo;
              setStatement({ ...statement, guaranteeNo, [flag]: event.target.checked });
            }}
          >
            {t(`summary.${flag}`)}
          </Checkbox>
        ))}
        {guarantee && (
          <div className="field">
            <label htmlFor="field-guaranteeNo">{t('summary.guaranteeNo')}</label>
            <input
              id="field-guaranteeNo"
              className="code-select"
              autoComplete="off"
              maxLength={60}
              value={statement.guaranteeNo}
              aria-describedby={faults.length === 0 ? undefined : 'field-guaranteeNo-faults'}
              onChange={(event) => {
                setStatement({ ...statement, guaranteeNo: event.target.value });
              }}
            />
            {faults.length > 0 && <FaultTexts id="field-guaranteeNo-faults" faults={faults} quiet={statement.guaranteeNo === ''} />}
          </div>
        )}
      </Flex>
    </Card>
  );
}

import { Alert, Button, Card, Input, Select } from 'antd';
import { useTexts } from '#src/i18n/area';
import { officerTexts } from '#src/i18n/officer';
import type { CaseFile } from './case-file.ts';
import type { Finding, Typed, TypedFinding, Typing } from './typed-draft.ts';
import { atPlace, FINDINGS, NOT_RECORDED } from './typed-draft.ts';

export interface RecordedWish {
  readonly finding?: Finding;
  readonly findings: readonly {
    readonly itemNo?: number;
    readonly containerId?: string;
    readonly finding: Finding;
    readonly note: string;
  }[];
  readonly note: string;
  readonly finished: string;
}

interface InspectionFormProps {
  readonly file: CaseFile;
  readonly typed: Typed;
  readonly busy: boolean;
  readonly onType: (typing: Typing) => void;
  readonly onRecord: (wish: RecordedWish) => void;
  readonly onProblem: (text: string) => void;
}

/** The result of an inspection (查验结果): of the whole, and at each item and container where something is to be said. */
export function InspectionForm({ file, typed, busy, onType, onRecord, onProblem }: InspectionFormProps) {
  const t = useTexts(officerTexts);
  const places = [
    ...file.goods.map(({ itemNo, name }) => ({ key: `item:${String(itemNo)}`, label: t('inspect.item', { no: itemNo, name }) })),
    ...file.containerIds.map((id) => ({ key: `container:${id}`, label: t('inspect.container', { id }) })),
  ];
  const options = FINDINGS.map((value) => ({ value, label: t(`finding.${value}`) }));
  const set = (key: string, change: Partial<TypedFinding>) => {
    onType(atPlace(key, change));
  };
  const submit = () => {
    const findings = places.flatMap(({ key }) => {
      const { finding, note } = typed.findings[key] ?? NOT_RECORDED;
      return finding === '' ? [] : [{ ...placeOf(key), finding, note: note.trim() }];
    });
    if (typed.overall === '' && findings.length === 0) onProblem(t('inspect.wanted'));
    else
      onRecord({
        ...(typed.overall === '' ? {} : { finding: typed.overall }),
        findings,
        note: typed.note.trim(),
        finished: typed.finished,
      });
  };
  return (
    <Card size="small" title={<h2 className="case-heading">{t('inspect.title')}</h2>}>
      {file.holds.includes('arrival') && <Alert type="info" showIcon title={t('inspect.waitsArrival')} style={{ marginBottom: 8 }} />}
      <div style={{ display: 'grid', gap: 8 }}>
        <label>
          {t('inspect.overall')}
          <Select
            style={{ width: '100%' }}
            aria-label={t('inspect.overall')}
            value={typed.overall}
            options={[{ value: '', label: t('inspect.derived') }, ...options]}
            onChange={(overall) => {
              onType({ overall });
            }}
          />
        </label>
        <fieldset className="case-findings">
          <legend>{t('inspect.items')}</legend>
          {places.map(({ key, label }) => {
            const value = typed.findings[key] ?? NOT_RECORDED;
            return (
              <div key={key} className="case-finding">
                <span title={label}>{label}</span>
                <Select
                  size="small"
                  aria-label={`${label} ${t('inspect.finding')}`}
                  value={value.finding}
                  options={[{ value: '' as const, label: t('inspect.none') }, ...options]}
                  onChange={(finding) => {
                    set(key, { finding });
                  }}
                />
                {value.finding !== '' && (
                  <Input
                    size="small"
                    maxLength={500}
                    aria-label={`${label} ${t('inspect.note')}`}
                    placeholder={t('inspect.note')}
                    value={value.note}
                    onChange={(event) => {
                      set(key, { note: event.target.value });
                    }}
                  />
                )}
              </div>
            );
          })}
          <Button
            size="small"
            onClick={() => {
              const fine = Object.fromEntries(places.map(({ key }) => [key, { ...NOT_RECORDED, finding: 'NO_ANOMALY' as const }]));
              onType({ overall: 'NO_ANOMALY', findings: fine });
            }}
          >
            {t('inspect.allFine')}
          </Button>
        </fieldset>
        <label>
          {t('inspect.note')}
          <Input.TextArea
            rows={2}
            maxLength={2000}
            value={typed.note}
            onChange={(event) => {
              onType({ note: event.target.value });
            }}
          />
        </label>
        <label>
          {t('inspect.finished')}
          <Input
            type="datetime-local"
            value={typed.finished}
            onChange={(event) => {
              onType({ finished: event.target.value });
            }}
          />
        </label>
        <Button type="primary" block loading={busy} disabled={file.holds.includes('arrival')} onClick={submit}>
          {t('inspect.submit')}
        </Button>
      </div>
    </Card>
  );
}

function placeOf(key: string): { readonly itemNo?: number; readonly containerId?: string } {
  return key.startsWith('item:') ? { itemNo: Number(key.slice(5)) } : { containerId: key.slice(10) };
}

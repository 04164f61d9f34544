import { InboxOutlined } from '@ant-design/icons';
import { Alert, Button, Upload } from 'antd';
import { useState } from 'react';
import { Link } from '@tanstack/react-router';
import { answer, api } from '#src/api/client';
import type { paths } from '#src/api/schema';
import { useBilingual, useTexts } from '#src/i18n/area';
import { receiptsTexts } from '#src/i18n/receipts';
import { useNameOfCode } from '#src/ui/code-names';
import { ProblemAlert } from '#src/ui/problem-alert';
import { RowsView } from '#src/ui/rows-view';

type Result = paths['/v1/receipts']['post']['responses'][200]['content']['application/json']['results'][number];

/** What became of one file: a result for each receipt in it, or why there is none. */
interface Brought {
  readonly id: number;
  readonly file: string;
  readonly results: readonly Result[];
  readonly problem?: unknown;
  readonly told?: 'notXml' | 'tooLarge';
}

const MOST_BYTES = 2 * 1024 * 1024;
let taken = 0;

async function bring(file: File): Promise<Brought> {
  const of = { id: ++taken, file: file.name, results: [] };
  if (!/\.xml$/i.test(file.name)) return { ...of, told: 'notXml' };
  if (file.size > MOST_BYTES) return { ...of, told: 'tooLarge' };
  try {
    // its bytes as they are: the encoding is for the server to read
    const { results } = await answer(
      api.POST('/v1/receipts', {
        headers: { 'content-type': 'application/xml' },
        body: file as never,
        bodySerializer: (body: unknown) => body as Blob,
      }),
    );
    await untilListed(results);
    return { ...of, results };
  } catch (problem) {
    return { ...of, problem };
  }
}

/** The list below follows a moment later: what was kept last is waited for. */
async function untilListed(results: readonly Result[]): Promise<void> {
  const kept = results.findLast(({ outcome }) => outcome === 'STORED');
  if (kept?.receiptsId == null) return;
  await api.GET('/v1/receipts', { params: { query: { limit: 1, waitFor: `${kept.receiptsId}:${String(kept.version)}` } } });
}

/** Files of receipts to bring in, and the result of each receipt. */
export function ImportReceipts({ onDone }: { readonly onDone: () => void }) {
  const t = useTexts(receiptsTexts);
  const [brought, setBrought] = useState<readonly Brought[]>([]);
  const results = brought.flatMap(({ id, file, results: each }) => each.map((result, place) => ({ ...result, id, file, place })));
  const count = (outcome: Result['outcome']) => results.filter((one) => one.outcome === outcome).length;
  const refused = brought.filter(({ problem, told }) => problem !== undefined || told !== undefined);
  return (
    <>
      <Upload.Dragger
        multiple
        height={148}
        accept=".xml"
        showUploadList={false}
        aria-label={t('choose')}
        beforeUpload={(file) => {
          void bring(file).then((one) => {
            setBrought((before) => [...before, one]);
            onDone();
          });
          return false;
        }}
      >
        <p>
          <InboxOutlined aria-hidden style={{ fontSize: 28, color: '#0b5cad' }} />
        </p>
        <p>{t('drop')}</p>
        <p style={{ color: '#595959' }}>{t('dropHelp')}</p>
      </Upload.Dragger>
      {refused.map(({ id, file, problem, told }) => (
        <div key={id} style={{ marginTop: 8 }}>
          {told === undefined ? (
            <>
              {file} <ProblemAlert error={problem} />
            </>
          ) : (
            <Alert type="error" showIcon role="alert" title={`${file} ${t(told)}`} />
          )}
        </div>
      ))}
      {results.length > 0 && (
        <section aria-label={t('results')} style={{ marginTop: 8 }}>
          <h2>{t('results')}</h2>
          <Alert
            type={count('REFUSED') === 0 ? 'success' : 'warning'}
            showIcon
            role="status"
            title={t('summary', { stored: count('STORED'), repeated: count('REPEATED'), refused: count('REFUSED') })}
            action={
              <Button
                size="small"
                onClick={() => {
                  setBrought([]);
                }}
              >
                {t('clear')}
              </Button>
            }
          />
          <Results results={results} />
        </section>
      )}
    </>
  );
}

type Shown = Result & { readonly id: number; readonly file: string; readonly place: number };

function Results({ results }: { readonly results: readonly Shown[] }) {
  const t = useTexts(receiptsTexts);
  const say = useBilingual();
  const stateOf = useNameOfCode('receipt-states');
  return (
    <RowsView<Shown>
      label={t('results')}
      rows={results}
      rowKey={({ id, place }) => `${String(id)}/${String(place)}`}
      empty=""
      pageSize={20}
      columns={[
        { key: 'file', title: t('file'), render: ({ file, place }) => `${file}, ${t('place', { place: place + 1 })}` },
        { key: 'code', title: t('code'), render: ({ code }) => <code>{code}</code> },
        {
          ...{ key: 'meaning', title: t('meaning') },
          render: ({ canonical, outcome }) =>
            canonical === null ? (outcome === 'REFUSED' ? '' : t('unknown')) : (stateOf(canonical) ?? canonical),
        },
        { key: 'number', title: t('number'), render: ({ number }) => <span className="numbers">{number}</span> },
        {
          ...{ key: 'outcome', title: t('results') },
          render: ({ outcome, faults }) => (
            <>
              {t(`outcome.${outcome}`)}
              {faults.map((fault) => (
                <div key={`${fault.path} ${fault.message.en}`}>
                  {say(fault.message)} {say(fault.hint)}
                </div>
              ))}
            </>
          ),
        },
        {
          ...{ key: 'declaration', title: t('declaration') },
          render: ({ declarationId, number, outcome }) =>
            declarationId === null ? (
              outcome === 'REFUSED' ? (
                ''
              ) : (
                t('waits')
              )
            ) : (
              <Link to="/declarations/$id" params={{ id: declarationId }} aria-label={t('openOne', { no: number })}>
                {t('open')}
              </Link>
            ),
        },
      ]}
    />
  );
}

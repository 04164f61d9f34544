import { DownloadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useBilingual, useCodeText, useLanguage, useTexts } from '#src/i18n/area';
import { figuresTexts } from '#src/i18n/figures';
import { metricsTexts } from '#src/i18n/metrics';
import { shellTexts } from '#src/i18n/shell';
import { DefinitionText } from '#src/pages/public/definition-text';
import { TargetBar } from '#src/pages/public/target-bar';
import { addressOf, clearanceTimeQuery } from '#src/ui/metrics/metrics-api';
import type { ClearanceTime, ClearanceTimeQuery, Figures } from '#src/ui/metrics/metrics-api';
import { useNumbers } from '#src/ui/metrics/numbers';
import { PlainTable } from '#src/ui/plain-table';
import { QueryView } from '#src/ui/query-view';
import { SampleMark } from '#src/ui/tags';
import '#src/pages/public/figures.css';

/** The figures of one definition: times, target, what is not in the mean, and each transport mode. */
export function OneDirection({ asked }: { readonly asked: ClearanceTimeQuery }) {
  const question = { ...asked, split: 'mode' } as const;
  const query = useQuery(clearanceTimeQuery(question));
  return (
    <section className="figures-one" aria-labelledby={asked.definition}>
      <QueryView query={query}>{(answer) => <Shown answer={answer} question={question} />}</QueryView>
    </section>
  );
}

function Shown({ answer, question }: { readonly answer: ClearanceTime; readonly question: ClearanceTimeQuery }) {
  const t = useTexts(figuresTexts);
  const say = useBilingual();
  const lang = useLanguage();
  const { definition, total, groups, withheldBelow, containsSample } = answer;
  const name = say(definition.name);
  return (
    <>
      <div className="figures-head">
        <h2 id={question.definition}>
          {name} <SampleMark sample={containsSample} />
        </h2>
        <Button
          size="small"
          icon={<DownloadOutlined />}
          aria-label={t('csvOf', { name })}
          href={`/v1/metrics/clearance-time.csv?${addressOf({ ...question, lang })}`}
          download
        >
          {t('csv')}
        </Button>
      </div>
      <Times total={total} withheldBelow={withheldBelow} />
      {total.meanMs !== null && <TargetBar question={question} />}
      {total.n > 0 && <Counts total={total} />}
      {groups.length > 0 && <Modes groups={groups} />}
      {groups.some(({ withheld }) => withheld) && <p>{t('withheldNote', { n: withheldBelow })}</p>}
      <DefinitionText definition={definition} />
    </>
  );
}

function Times({ total, withheldBelow }: { readonly total: Figures; readonly withheldBelow: number }) {
  const t = useTexts(figuresTexts);
  const m = useTexts(metricsTexts);
  const numbers = useNumbers();
  if (total.n === 0) return <p>{t('none')}</p>;
  if (total.withheld) {
    return (
      <p>
        <strong>{t('n', { n: numbers.count(total.n) })}</strong> · {t('withheld', { n: withheldBelow })}
      </p>
    );
  }
  return (
    <dl className="figures-times numbers">
      <div>
        <dt>
          {m('mean')} · {t('n', { n: numbers.count(total.n) })}
        </dt>
        <dd>{numbers.hours(total.meanMs)}</dd>
      </div>
      <div>
        <dt>{m('median')}</dt>
        <dd>{numbers.hours(total.medianMs)}</dd>
      </div>
      <div>
        <dt>{m('p90')}</dt>
        <dd>{numbers.hours(total.p90Ms)}</dd>
      </div>
    </dl>
  );
}

/** What is not in the mean, or in it as nought: the mean cannot be read without it. */
function Counts({ total }: { readonly total: Figures }) {
  const t = useTexts(figuresTexts);
  const numbers = useNumbers();
  const share = (count: number, of: number) => `${numbers.count(count)} · ${numbers.percent(of)}`;
  return (
    <>
      <h3>{t('counts')}</h3>
      <dl className="figures-facts numbers">
        <dt>{t('missing')}</dt>
        <dd>{share(total.missing, total.shareMissing)}</dd>
        <dt>{t('preArrival')}</dt>
        <dd>{share(total.preArrival, total.sharePreArrival)}</dd>
        <dt>{t('withdrawn')}</dt>
        <dd>{numbers.count(total.withdrawn)}</dd>
        <dt>{t('excluded')}</dt>
        <dd>{numbers.count(total.excluded)}</dd>
      </dl>
    </>
  );
}

function Modes({ groups }: { readonly groups: readonly Figures[] }) {
  const t = useTexts(figuresTexts);
  const m = useTexts(metricsTexts);
  const mode = useCodeText(shellTexts, 'mode');
  const numbers = useNumbers();
  const time = (name: 'meanMs' | 'medianMs' | 'p90Ms', title: string) => ({
    key: name,
    title,
    align: 'right' as const,
    render: (group: Figures) => <span className="numbers">{group.withheld ? t('notPublished') : numbers.hours(group[name])}</span>,
  });
  return (
    <>
      <h3>{t('modes')}</h3>
      <PlainTable
        label={t('modes')}
        rows={groups}
        rowKey={({ group }) => group}
        columns={[
          { key: 'mode', title: t('mode'), render: ({ group }) => <strong>{mode(group)}</strong> },
          { key: 'n', title: m('n'), align: 'right', render: ({ n }) => <span className="numbers">{numbers.count(n)}</span> },
          time('meanMs', m('mean')),
          time('medianMs', m('median')),
          time('p90Ms', m('p90')),
        ]}
      />
    </>
  );
}

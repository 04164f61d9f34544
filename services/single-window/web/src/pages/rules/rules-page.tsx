import { useQuery } from '@tanstack/react-query';
import { Empty, Input, Typography } from 'antd';
import { answer, api } from '#src/api/client';
import { useBilingual, useTexts } from '#src/i18n/area';
import { rulesTexts } from '#src/i18n/rules';
import { RuleTag } from '#src/ui/trust-tags';
import { Page } from '#src/ui/page';
import { PlainTable } from '#src/ui/plain-table';
import { QueryView } from '#src/ui/query-view';
import { textPart, useUrlState } from '#src/ui/url-state';

const PARTS = { q: textPart() };
const fetchRules = () => answer(api.GET('/v1/rules'));
type Rule = Awaited<ReturnType<typeof fetchRules>>['rules'][number];

/** The public rule catalogue (校验规则): what a declaration is judged by, by what law, and what cannot be judged yet. */
export function RulesPage() {
  const t = useTexts(rulesTexts);
  const [{ q }, setState] = useUrlState(PARTS);
  const query = useQuery({ queryKey: ['rules'], queryFn: fetchRules });
  const verified = query.data?.rules.filter((rule) => rule.verified).length ?? 0;
  return (
    <Page
      title={t('rules.title')}
      extra={
        query.data && (
          <Typography.Text type="secondary" className="numbers">
            {t('rules.count', { n: query.data.rules.length, verified })}
          </Typography.Text>
        )
      }
    >
      <Typography.Paragraph>{t('rules.lead')}</Typography.Paragraph>
      <Input.Search
        aria-label={t('rules.search')}
        placeholder={t('rules.search')}
        allowClear
        value={q}
        onChange={(event) => { setState({ q: event.target.value }, { replace: true }); }} // prettier-ignore
        style={{ maxWidth: 420, marginBottom: 12 }}
      />
      <QueryView query={query}>{({ rules }) => <Rules rules={rules.filter((rule) => matches(rule, q))} />}</QueryView>
    </Page>
  );
}

function matches({ id, text, hint, source }: Rule, q: string): boolean {
  const words = [id, text.zh, text.en, hint.zh, hint.en, source].join(' ').toLowerCase();
  return words.includes(q.trim().toLowerCase());
}

function Rules({ rules }: { readonly rules: readonly Rule[] }) {
  const t = useTexts(rulesTexts);
  if (rules.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('rules.empty')} />;
  return (
    <PlainTable
      label={t('rules.table')}
      rows={rules}
      rowKey={({ id }) => id}
      columns={[
        { key: 'id', title: t('rules.id'), width: '9em', render: ({ id }) => <strong>{id}</strong> },
        { key: 'text', title: t('rules.text'), render: (rule) => <What rule={rule} /> },
        {
          key: 'severity',
          title: t('rules.severity'),
          width: '8em',
          render: ({ severities }) => severities.map((severity) => <RuleTag key={severity} group="severity" value={severity} />),
        },
        {
          key: 'source',
          title: t('rules.source'),
          width: '26%',
          render: ({ source, verified }) => (
            <>
              <RuleTag group="confidence" value={verified ? 'verified' : 'memory'} /> <span lang="en">{source}</span>
            </>
          ),
        },
        { key: 'since', title: t('rules.since'), width: '7em', render: ({ since }) => <span className="numbers">{since}</span> },
      ]}
    />
  );
}

function What({ rule }: { readonly rule: Rule }) {
  const t = useTexts(rulesTexts);
  const say = useBilingual();
  return (
    <>
      <div>{say(rule.text)}</div>
      <div>
        {t('rules.hint')}
        {say(rule.hint)}
      </div>
      {rule.needs !== null && (
        <div>
          {t('rules.needs')}
          {say(rule.needs)}
        </div>
      )}
    </>
  );
}

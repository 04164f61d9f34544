import { useQuery } from '@tanstack/react-query';
import { Collapse, Typography } from 'antd';
import { answer, api } from '#src/api/client';
import type { paths } from '#src/api/schema';
import { useTexts } from '#src/i18n/area';
import { foreignTexts } from '#src/i18n/foreign';
import { PlainTable } from '#src/ui/plain-table';
import { ProblemAlert } from '#src/ui/problem-alert';
import { useLabels } from '../editor/labels.ts';

type Origin = NonNullable<paths['/v1/drafts/{id}/foreign']['get']['responses'][200]['content']['application/json']['foreign']>;

/** What a draft that began with a foreign declaration keeps of it, and what it filled in; nothing for all other drafts. */
export function ForeignOrigin({ draftId }: { readonly draftId: string | undefined }) {
  const t = useTexts(foreignTexts);
  const query = useQuery({
    queryKey: ['draft-origin', draftId],
    queryFn: () => answer(api.GET('/v1/drafts/{id}/foreign', { params: { path: { id: draftId ?? '' } } })),
    enabled: draftId !== undefined,
    // it never changes
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (query.isError) {
    return (
      <section aria-label={t('failedToLoad')}>
        <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />
      </section>
    );
  }
  const origin = query.data?.foreign ?? null;
  return origin === null ? null : <Shown origin={origin} />;
}

function Shown({ origin }: { readonly origin: Origin }) {
  const t = useTexts(foreignTexts);
  const { kept, mapped, format, responsibleCountry, reference } = origin;
  return (
    <section aria-label={t('about', { format, country: responsibleCountry, reference })}>
      <Typography.Paragraph>{t('about', { format, country: responsibleCountry, reference })}</Typography.Paragraph>
      <Collapse
        size="small"
        defaultActiveKey={['kept']}
        items={[
          { key: 'kept', label: t('kept', { count: kept.length }), children: <Kept kept={kept} /> },
          { key: 'mapped', label: t('mapped', { count: mapped.length }), children: <Mapped mapped={mapped} /> },
        ]}
      />
    </section>
  );
}

function Kept({ kept }: Pick<Origin, 'kept'>) {
  const t = useTexts(foreignTexts);
  if (kept.length === 0) return <p>{t('nothingKept')}</p>;
  return (
    <>
      <p>{t('keptIntro')}</p>
      <PlainTable<Origin['kept'][number]>
        label={t('kept', { count: kept.length })}
        rows={kept}
        rowKey={({ path }, place) => `${path} ${String(place)}`}
        columns={[
          { key: 'path', title: t('path'), render: ({ path }) => <code className="foreign-path">{path}</code> },
          { key: 'value', title: t('value'), render: ({ value }) => <span className="foreign-path">{value}</span> },
        ]}
      />
    </>
  );
}

function Mapped({ mapped }: Pick<Origin, 'mapped'>) {
  const t = useTexts(foreignTexts);
  const labels = useLabels();
  return (
    <PlainTable<Origin['mapped'][number]>
      label={t('mapped', { count: mapped.length })}
      rows={mapped}
      rowKey={({ path, field }) => `${path} ${field}`}
      columns={[
        { key: 'field', title: t('field'), render: ({ field }) => labels.pointer(field) },
        { key: 'became', title: t('became'), render: ({ became }) => <span className="foreign-path">{became}</span> },
        { key: 'value', title: t('value'), render: ({ value }) => <span className="foreign-path">{value}</span> },
        { key: 'path', title: t('path'), render: ({ path }) => <code className="foreign-path">{path}</code> },
      ]}
    />
  );
}

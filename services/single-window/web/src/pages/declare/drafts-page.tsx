import { CopyOutlined, DeleteOutlined, EditOutlined, PlusOutlined } from '@ant-design/icons';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Flex, Input, Popconfirm, Segmented } from 'antd';
import { answer, api } from '#src/api/client';
import type { paths } from '#src/api/schema';
import { useSession } from '#src/api/session';
import { useTexts } from '#src/i18n/area';
import { declareTexts } from '#src/i18n/declare';
import { PagedView } from '#src/ui/paged-view';
import { Moment } from '#src/ui/moment';
import { Page } from '#src/ui/page';
import { ProblemAlert } from '#src/ui/problem-alert';
import { RowsView } from '#src/ui/rows-view';
import type { RowColumn } from '#src/ui/rows-view';
import { numberPart, oneOfPart, textPart, useUrlState } from '#src/ui/url-state';
import { dropBackup } from './editor/draft-backup.ts';
import { LinkButton } from '#src/ui/link-button';

type DraftRow = paths['/v1/drafts']['get']['responses'][200]['content']['application/json']['rows'][number];

const PARTS = { q: textPart(), status: oneOfPart(['OPEN', 'SUBMITTED'], 'OPEN'), page: numberPart(1), cursor: textPart() };

/** Drafts of the company, the one saved last first. */
export function DraftsPage() {
  const t = useTexts(declareTexts);
  const [{ q, status, page, cursor }, set] = useUrlState(PARTS);
  const query = useQuery({
    queryKey: ['drafts', q, status, cursor],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      answer(
        api.GET('/v1/drafts', {
          params: { query: { status, limit: 50, ...(q === '' ? {} : { q }), ...(cursor === '' ? {} : { cursor }) } },
          signal,
        }),
      ),
  });
  const discard = useDiscard();
  const columns = useColumns(status, (id) => {
    discard.mutate(id);
  });
  return (
    <Page title={t('drafts.title')} actions={<NewDraft />}>
      <Flex gap={8} wrap style={{ marginBottom: 8 }}>
        <Segmented
          aria-label={t('drafts.which')}
          value={status}
          options={(['OPEN', 'SUBMITTED'] as const).map((value) => ({ value, label: t(`drafts.status.${value}`) }))}
          onChange={(value) => {
            set({ status: value, page: 1, cursor: '' });
          }}
        />
        <Input.Search
          allowClear
          aria-label={t('drafts.search')}
          placeholder={t('drafts.search')}
          defaultValue={q}
          style={{ width: 300 }}
          onSearch={(text) => {
            set({ q: text.trim(), page: 1, cursor: '' });
          }}
        />
      </Flex>
      {discard.isError && <ProblemAlert error={discard.error} />}
      <PagedView query={query} of={`drafts ${q} ${status}`} page={page} onPage={set}>
        {({ rows }) => (
          <RowsView
            label={t('drafts.title')}
            rows={rows}
            rowKey={({ id }) => id}
            columns={columns}
            empty={t(q === '' ? 'drafts.empty' : 'drafts.none')}
          />
        )}
      </PagedView>
    </Page>
  );
}

function NewDraft() {
  const t = useTexts(declareTexts);
  return (
    <LinkButton type="primary" icon={<PlusOutlined aria-hidden />} href="/declare">
      {t('drafts.new')}
    </LinkButton>
  );
}

function useDiscard() {
  const queries = useQueryClient();
  const user = useSession()?.user?.subject ?? '';
  return useMutation({
    mutationFn: (id: string) => api.DELETE('/v1/drafts/{id}', { params: { path: { id } } }),
    onSuccess: async (_answer, id) => {
      dropBackup(user, id);
      // gone here at once; the list on the server follows a moment later
      queries.setQueriesData<{ rows: DraftRow[]; nextCursor: string | null }>({ queryKey: ['drafts'] }, (list) =>
        list === undefined ? list : { ...list, rows: list.rows.filter((row) => row.id !== id) },
      );
      await queries.invalidateQueries({ queryKey: ['drafts'], refetchType: 'none' });
    },
  });
}

function useColumns(status: 'OPEN' | 'SUBMITTED', onDiscard: (id: string) => void): readonly RowColumn<DraftRow>[] {
  const t = useTexts(declareTexts);
  const nameOf = ({ title, goodsName, traderName }: DraftRow) =>
    [title, goodsName, traderName].find((text) => text !== '') ?? t('drafts.untitled');
  return [
    {
      key: 'name',
      title: t('drafts.head.name'),
      render: (row) =>
        row.status === 'OPEN' ? (
          <Link to="/declare/{-$draftId}" params={{ draftId: row.id }}>
            {nameOf(row)}
          </Link>
        ) : (
          nameOf(row)
        ),
    },
    { key: 'billNo', title: t('drafts.head.billNo'), width: 180, render: ({ billNo }) => billNo },
    { key: 'contractNo', title: t('drafts.head.contractNo'), width: 160, render: ({ contractNo }) => contractNo },
    { key: 'items', title: t('drafts.head.items'), width: 80, align: 'right', render: ({ items }) => items },
    { key: 'saved', title: t('drafts.head.saved'), width: 150, render: ({ savedAt }) => <Moment at={savedAt} /> },
    status === 'OPEN'
      ? {
          ...{ key: 'actions', title: t('drafts.head.actions'), width: 190, actions: true },
          render: ({ id }) => (
            <Flex gap={4}>
              <LinkButton size="small" icon={<EditOutlined aria-hidden />} href={`/declare/${id}`}>
                {t('drafts.open')}
              </LinkButton>
              <Popconfirm
                title={t('drafts.discardSure')}
                okText={t('drafts.discardYes')}
                cancelText={t('drafts.discardNo')}
                onConfirm={() => {
                  onDiscard(id);
                }}
              >
                <Button size="small" danger icon={<DeleteOutlined aria-hidden />}>
                  {t('drafts.discard')}
                </Button>
              </Popconfirm>
            </Flex>
          ),
        }
      : {
          ...{ key: 'number', title: t('drafts.head.number'), width: 330 },
          render: ({ declarationId, declarationNo }) =>
            declarationId !== null && (
              <Flex gap={8} align="center">
                <Link to="/declarations/$id" params={{ id: declarationId }} className="numbers">
                  {declarationNo}
                </Link>
                <LinkButton size="small" icon={<CopyOutlined aria-hidden />} href={`/declare?from=${declarationId}`}>
                  {t('drafts.copy')}
                </LinkButton>
              </Flex>
            ),
        },
  ];
}

import { Button, Empty, Grid, Typography } from 'antd';
import { useCallback, useEffect } from 'react';
import { ApiProblem } from '#src/api/problem';
import { useTexts } from '#src/i18n/area';
import { operatorTexts } from '#src/i18n/operator';
import { DeclarationCards } from '#src/pages/operator/declaration-cards';
import { DeclarationsTable } from '#src/pages/operator/declarations-table';
import { FilterBar } from '#src/pages/operator/filter-bar';
import { ListActions } from '#src/pages/operator/list-actions';
import { CursorPager } from '#src/ui/cursor-pager';
import type { DeclarationList, ListState } from '#src/pages/operator/list-state';
import { filterText, isFiltered, LIST_PARTS, NO_FILTER } from '#src/pages/operator/list-state';
import { useDeclarationList } from '#src/pages/operator/use-declaration-list';
import { Page } from '#src/ui/page';
import { QueryView } from '#src/ui/query-view';
import { useUrlState } from '#src/ui/url-state';
import '#src/pages/operator/declarations.css';

/** My declarations 我的报关单: who holds the clock and since when, live. */
export function DeclarationsPage() {
  const t = useTexts(operatorTexts);
  const [state, setState] = useUrlState(LIST_PARTS);
  const { query, news, showNews } = useDeclarationList(state);
  const change = useCallback(
    (changed: Partial<ListState>) => {
      // typing makes no step for "back"
      setState({ page: 1, cursor: '', ...changed }, { replace: 'q' in changed });
    },
    [setState],
  );
  // an address that was kept for long, or cut off: the list begins again
  const lost = query.error instanceof ApiProblem && query.error.code === 'bad-cursor' && state.cursor !== '';
  useEffect(() => {
    if (lost) setState({ page: 1, cursor: '' }, { replace: true });
  }, [lost, setState]);

  return (
    <Page
      title={t('list.title')}
      extra={<Told list={query.data} news={news} onShow={() => void showNews()} />}
      actions={<ListActions state={state} />}
    >
      <FilterBar state={state} onChange={change} />
      <QueryView query={query}>
        {(list) => <List list={list} loading={query.isPlaceholderData} state={state} onChange={change} />}
      </QueryView>
    </Page>
  );
}

interface ToldProps {
  readonly list: DeclarationList | undefined;
  readonly news: number;
  readonly onShow: () => void;
}

/** How many there are, and that there are new ones: beside the title, where it moves no row. */
function Told({ list, news, onShow }: ToldProps) {
  const t = useTexts(operatorTexts);
  const count = list?.count ?? null;
  return (
    <>
      {count !== null && (
        <Typography.Text type="secondary" className="numbers">
          {t(count.more ? 'list.count_more' : 'list.count_rows', { n: count.rows })}
        </Typography.Text>
      )}
      <span role="status" className="list-news">
        {news > 0 && (
          <>
            {t('list.news', { count: news })}
            <Button size="small" type="primary" onClick={onShow}>
              {t('list.showNews')}
            </Button>
          </>
        )}
      </span>
    </>
  );
}

interface ListProps {
  readonly list: DeclarationList;
  readonly loading: boolean;
  readonly state: ListState;
  readonly onChange: (change: Partial<ListState>) => void;
}

function List({ list, loading, state, onChange }: ListProps) {
  const wide = Grid.useBreakpoint().md !== false;
  if (list.rows.length === 0 && !loading) return <Nothing state={state} onChange={onChange} />;
  return (
    <>
      {wide ? (
        <DeclarationsTable
          rows={list.rows}
          loading={loading}
          sort={state.sort}
          onSort={(sort) => {
            onChange({ sort });
          }}
        />
      ) : (
        <DeclarationCards rows={list.rows} />
      )}
      <CursorPager
        of={filterText(state)}
        page={state.page}
        nextCursor={list.nextCursor}
        onPage={(change) => {
          onChange(change);
          window.scrollTo({ top: 0 });
        }}
      />
    </>
  );
}

function Nothing({ state, onChange }: Pick<ListProps, 'state' | 'onChange'>) {
  const t = useTexts(operatorTexts);
  const filtered = isFiltered(state);
  return (
    <Empty
      image={Empty.PRESENTED_IMAGE_SIMPLE}
      description={
        <>
          <strong>{t(filtered ? 'list.noMatch' : 'list.emptyTitle')}</strong>
          <div>{t(filtered ? 'list.noMatchText' : 'list.emptyText')}</div>
        </>
      }
    >
      {filtered && (
        <Button
          onClick={() => {
            onChange(NO_FILTER);
          }}
        >
          {t('list.clear')}
        </Button>
      )}
    </Empty>
  );
}

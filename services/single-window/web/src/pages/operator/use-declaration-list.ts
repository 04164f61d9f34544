import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '#src/api/client';
import { useStreamEvent } from '#src/app/live-stream';
import type { DeclarationList, DeclarationRow, ListState } from '#src/pages/operator/list-state';
import { filterOf } from '#src/pages/operator/list-state';
import { matches, withRow, wouldBeShown } from '#src/pages/operator/live-rows';

const PAGE_ROWS = 50;
const COUNT_UP_TO = 1000;

/**
 * One page of the list, kept up to date by the stream: a row that is shown changes in its place; one that is not is only told of
 * (`news`), so that nothing moves under the mouse until the user asks for it.
 */
export function useDeclarationList(state: ListState) {
  const queries = useQueryClient();
  const first = state.cursor === '';
  const asked = { ...filterOf(state), limit: PAGE_ROWS, countUpTo: COUNT_UP_TO, ...(first ? {} : { cursor: state.cursor }) };
  const key = ['declarations', asked] as const;
  const keyText = JSON.stringify(asked);
  const query = useQuery({
    queryKey: key,
    queryFn: () => answer(api.GET('/v1/declarations', { params: { query: asked } })),
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const [news, setNews] = useState<{ readonly of: string; readonly ids: ReadonlySet<string> }>({ of: '', ids: new Set() });

  useStreamEvent<DeclarationRow>('declaration', (row) => {
    const list = queries.getQueryData<DeclarationList>(key);
    if (list === undefined) return;
    const changed = withRow(list, row);
    if (changed !== undefined) queries.setQueryData(key, changed);
    else if (first && matches(row, state) && wouldBeShown(row, list, state.sort)) {
      setNews((before) => ({ of: keyText, ids: new Set([...(before.of === keyText ? before.ids : []), row.id]) }));
    }
  });

  return {
    query,
    news: news.of === keyText ? news.ids.size : 0,
    showNews: async () => {
      setNews({ of: keyText, ids: new Set() });
      await query.refetch();
    },
  };
}

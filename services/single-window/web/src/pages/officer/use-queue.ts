import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { answer, api } from '#src/api/client';
import { useStreamEvent } from '#src/app/live-stream';
import type { QueueFilter } from './queue-filter.ts';
import { filterQuery, matchesFilter } from './queue-filter.ts';
import type { QueueRow } from './queue-row.ts';
import { QueueStore } from './queue-store.ts';

const PAGE_ROWS = 500;
/** Counts follow the stream, but a day of changes is not a request each. */
const COUNT_EVERY_MS = 2000;

/** The queue as one filter shows it: pages read as far as somebody looks, changes as they come. */
export function useQueue(filter: QueueFilter, me: string) {
  const queries = useQueryClient();
  const key = JSON.stringify(filter);
  const [fresh, setFresh] = useState(0);
  const store = useMemo(() => {
    const wanted = JSON.parse(key) as QueueFilter;
    return new QueueStore(wanted.sort, (row) => matchesFilter(row, wanted, me, Date.now()));
    // a fresh reading is a fresh store
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key, me, fresh]);
  const view = useSyncExternalStore(store.subscribe, store.view);
  const reading = useReading(store, filter);

  const counts = useQuery({
    queryKey: ['queue-counts', key],
    queryFn: () => answer(api.GET('/v1/clearance/queue/counts', { params: { query: filterQuery(filter) } })),
  });
  const countLater = useThrottled(() => void queries.invalidateQueries({ queryKey: ['queue-counts'] }), COUNT_EVERY_MS);
  useStreamEvent<QueueRow>('queue-row', (row) => {
    store.take(row);
    countLater();
  });

  return {
    store,
    view,
    counts: counts.data,
    ...reading,
    reload: useCallback(() => {
      setFresh((before) => before + 1);
    }, []),
  };
}

/** Reads page after page, each when it is wanted; a page that fails is told, and read again on request. */
function useReading(store: QueueStore, filter: QueueFilter) {
  const state = useRef({ store, cursor: '', busy: false, complete: false });
  const [error, setError] = useState<unknown>();
  const [first, setFirst] = useState(true);
  const query = filterQuery(filter);
  const { sort } = filter;
  const asked = JSON.stringify([query, sort]);
  const readMore = useCallback(async () => {
    const current = state.current;
    if (current.busy || current.complete) return;
    current.busy = true;
    setError(undefined);
    try {
      const [narrowed, order] = JSON.parse(asked) as [typeof query, typeof sort];
      const page = { limit: PAGE_ROWS, ...(current.cursor === '' ? {} : { cursor: current.cursor }) };
      const { rows, nextCursor } = await answer(
        api.GET('/v1/clearance/queue', { params: { query: { ...narrowed, ...page, sort: order } } }),
      );
      // another filter was chosen meanwhile
      if (state.current !== current) return;
      current.cursor = nextCursor ?? '';
      current.complete = nextCursor === null;
      current.store.addPage(rows, current.complete);
      setFirst(false);
    } catch (thrown) {
      if (state.current === current) setError(thrown);
    } finally {
      current.busy = false;
    }
  }, [asked]);

  useEffect(() => {
    state.current = { store, cursor: '', busy: false, complete: false };
    setFirst(true);
    void readMore();
  }, [store, readMore]);
  return { readMore: useCallback(() => void readMore(), [readMore]), error, loading: first };
}

/** Runs at most once in `everyMs`, and once more after the last call. */
function useThrottled(run: () => void, everyMs: number): () => void {
  const latest = useRef(run);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(
    () => () => {
      clearTimeout(timer.current);
    },
    [],
  );
  return useCallback(() => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      latest.current();
    }, everyMs);
  }, [everyMs]);
}

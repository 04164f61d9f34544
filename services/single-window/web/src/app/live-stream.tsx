import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useSession } from '#src/api/session';

export type StreamState = 'off' | 'connecting' | 'live';
type Handler = (row: unknown) => void;

interface Stream {
  readonly state: StreamState;
  readonly on: (event: string, handler: Handler) => () => void;
}

const StreamContext = createContext<Stream>({ state: 'off', on: () => () => undefined });
const STREAMING_ROLES: readonly string[] = ['officer', 'operator', 'administrator'];
const EVENTS = ['queue-row', 'declaration'];

/** The one event stream of this tab (`/v1/stream`). The browser resumes it by `Last-Event-ID`; where it could not, lists are read again. */
export function LiveStream({ children }: { readonly children: ReactNode }) {
  const queries = useQueryClient();
  const session = useSession();
  const subject = session?.user?.roles.some((role) => STREAMING_ROLES.includes(role)) === true ? session.user.subject : undefined;
  const [state, setState] = useState<StreamState>('off');
  const handlers = useRef(new Map<string, Set<Handler>>());

  useEffect(() => {
    if (subject === undefined) return;
    setState('connecting');
    let first = true;
    let source: EventSource;
    let again: ReturnType<typeof setTimeout> | undefined;
    const open = () => {
      source = new EventSource('/v1/stream');
      source.addEventListener('hello', (message: MessageEvent<string>) => {
        setState('live');
        const { resumed } = JSON.parse(message.data) as { resumed: boolean };
        if (!resumed && !first) void queries.invalidateQueries();
        first = false;
      });
      for (const name of EVENTS) {
        source.addEventListener(name, (message: MessageEvent<string>) => {
          const row: unknown = JSON.parse(message.data);
          handlers.current.get(name)?.forEach((handle) => {
            handle(row);
          });
        });
      }
      source.onerror = () => {
        setState('connecting');
        // the browser gives up for good where the answer was no stream (503 of a restart, 401): ask anew, and read the lists again then
        if (source.readyState === EventSource.CLOSED) again = setTimeout(open, 3000);
      };
    };
    open();
    return () => {
      clearTimeout(again);
      source.close();
      setState('off');
    };
  }, [subject, queries]);

  const stream = useMemo<Stream>(
    () => ({
      state,
      on: (event, handler) => {
        const set = handlers.current.get(event) ?? new Set();
        handlers.current.set(event, set.add(handler));
        return () => void set.delete(handler);
      },
    }),
    [state],
  );
  return <StreamContext value={stream}>{children}</StreamContext>;
}

export function useStreamState(): StreamState {
  return useContext(StreamContext).state;
}

/** Calls `handle` with every row that the stream sends under this name; rows can come twice, the higher `version` counts. */
export function useStreamEvent<Row>(name: 'queue-row' | 'declaration', handle: (row: Row) => void): void {
  const { on } = useContext(StreamContext);
  const latest = useRef(handle);
  useEffect(() => {
    latest.current = handle;
  });
  useEffect(
    () =>
      on(name, (row) => {
        latest.current(row as Row);
      }),
    [on, name],
  );
}

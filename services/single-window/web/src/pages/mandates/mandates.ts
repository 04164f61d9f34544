import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { answer, api } from '#src/api/client';
import type { paths } from '#src/api/schema';
import { useTexts } from '#src/i18n/area';
import { mandatesTexts } from '#src/i18n/mandates';

export type Mandate = paths['/v1/mandates']['get']['responses'][200]['content']['application/json']['rows'][number];
export type MandateTerms = NonNullable<Mandate['terms']>;
type Answer = paths['/v1/mandates']['post']['responses'][200]['content']['application/json'];

const KEY = 'mandates';
const LIMIT = 50;
/** The other side may act meanwhile. */
const AGAIN_MS = 15_000;

interface MandatesFilter {
  readonly role: '' | 'TRADER' | 'AGENT';
  readonly standing: 'CURRENT' | 'ENDED';
  readonly cursor: string;
}

export function useMandates({ role, standing, cursor }: MandatesFilter, paused: boolean) {
  return useQuery({
    queryKey: [KEY, role, standing, cursor],
    placeholderData: keepPreviousData,
    // nothing moves behind an open form
    refetchInterval: paused ? false : AGAIN_MS,
    queryFn: ({ signal }) =>
      answer(
        api.GET('/v1/mandates', {
          params: { query: { limit: LIMIT, standing, ...(role === '' ? {} : { role }), ...(cursor === '' ? {} : { cursor }) } },
          signal,
        }),
      ),
  });
}

interface Act<Input> {
  readonly run: (input: Input) => Promise<Answer>;
  readonly done: 'grant' | 'ask' | 'revoke' | 'refuse';
  readonly onDone: () => void;
  readonly onError?: (error: unknown) => void;
}

/** An act on a mandate; when it is done, the lists are read again as soon as they show it. What is refused stays for its form to show. */
export function useMandateAct<Input>({ run, done, onDone, onError }: Act<Input>) {
  const t = useTexts(mandatesTexts);
  const { message } = App.useApp();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: run,
    ...(onError === undefined ? {} : { onError }),
    onSuccess: async ({ mandate: { id, version } }) => {
      void message.success(t(`done.${done}`));
      onDone();
      if (version > 0) await api.GET('/v1/mandates', { params: { query: { limit: 1, waitFor: `${id}:${String(version)}` } } });
      await queries.invalidateQueries({ queryKey: [KEY] });
    },
  });
}

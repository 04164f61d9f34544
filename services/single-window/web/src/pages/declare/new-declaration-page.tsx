import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { asProblem } from '#src/api/problem';
import type { ApiProblem } from '#src/api/problem';
import { useSession } from '#src/api/session';
import { useTexts } from '#src/i18n/area';
import { declareTexts } from '#src/i18n/declare';
import { Loading } from '#src/ui/loading';
import { Page } from '#src/ui/page';
import { ProblemAlert } from '#src/ui/problem-alert';
import { dropBackup } from './editor/draft-backup.ts';
import { loadDraft } from './editor/draft-loader.ts';
import type { Loaded } from './editor/draft-loader.ts';
import { Editor } from './editor/editor.tsx';
import { Filed } from './editor/filed.tsx';
import './declare.css';

type Opened = Awaited<ReturnType<typeof loadDraft>>;

/** A declaration that is being written: `/declare` begins one, `/declare/<draft>` goes on, `/declare?from=<declaration>` copies one. */
export function NewDeclarationPage() {
  const { draftId } = useParams({ strict: false });
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const from = typeof search['from'] === 'string' ? search['from'] : '';
  const user = useSession()?.user?.subject;
  const navigate = useNavigate();
  // a draft that was made here gets its address without being read again: nobody is thrown out of the field
  const made = useRef<string>(undefined);
  /** The load whose draft is on the page; what an older one does later moves nobody. */
  const owner = useRef<object>(undefined);
  const [round, setRound] = useState(0);
  const [state, setState] = useState<{ readonly opened?: Opened; readonly problem?: ApiProblem }>({});
  const t = useTexts(declareTexts);
  useEffect(() => {
    if (user === undefined || (draftId !== undefined && draftId === made.current)) return;
    const load = {};
    owner.current = load;
    made.current = undefined;
    setState({});
    const onMade = (id: string) => {
      if (owner.current !== load) return;
      made.current = id;
      void navigate({
        to: '/declare/{-$draftId}',
        params: { draftId: id },
        search: {},
        replace: true,
        state: { keepFocus: true } as object,
      });
    };
    loadDraft(user, { draftId, from, onMade }).then(
      (opened) => {
        if (owner.current === load) setState({ opened });
      },
      (error: unknown) => {
        if (owner.current === load) setState({ problem: asProblem(error) });
      },
    );
  }, [user, draftId, from, round, navigate]);
  useEffect(
    () => () => {
      owner.current = undefined;
    },
    [],
  );
  const { opened, problem } = state;
  const again = () => {
    made.current = undefined;
    setRound(round + 1);
  };
  if (problem !== undefined) {
    return (
      <Page title={t('title')}>
        <ProblemAlert error={problem} onRetry={again} />
      </Page>
    );
  }
  if (opened === undefined || user === undefined) return <Loading />;
  if ('filed' in opened) {
    const { declarationId, declarationNo } = opened.filed;
    return (
      <Page title={t('save.late')}>
        <Filed id={declarationId ?? ''} declarationNo={declarationNo ?? ''} warnings={[]} />
      </Page>
    );
  }
  return <Open loaded={opened} user={user} onAgain={again} />;
}

function Open({ loaded, user, onAgain }: { readonly loaded: Loaded; readonly user: string; readonly onAgain: () => void }) {
  const { store } = loaded;
  useEffect(() => {
    // what waits is sent as soon as the connection or the sign-in is back
    const wake = () => {
      if (store.view().save === 'waiting') void store.flush();
    };
    wake();
    window.addEventListener('online', wake);
    window.addEventListener('focus', wake);
    return () => {
      window.removeEventListener('online', wake);
      window.removeEventListener('focus', wake);
      store.stop();
    };
  }, [store]);
  return (
    <Editor
      store={store}
      restored={loaded.restored}
      onTheirs={() => {
        dropBackup(user, store.view().draftId ?? '');
        onAgain();
      }}
    />
  );
}

import { SendOutlined } from '@ant-design/icons';
import { Alert, Button, Flex, Input } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { Fault } from '#src/api/problem';
import { useTexts } from '#src/i18n/area';
import { declareTexts } from '#src/i18n/declare';
import { Page } from '#src/ui/page';
import { ProblemAlert } from '#src/ui/problem-alert';
import { LISTS, withHeader, withRows } from './content.ts';
import type { ListName, Row } from './content.ts';
import type { DraftStore } from './draft-store.ts';
import { DutyPreview } from './duty-preview.tsx';
import { FaultList } from './fault-list.tsx';
import { inOrder, kindOf, placesOf } from './fault-places.ts';
import type { FaultPlaces } from './fault-places.ts';
import { idOf } from './field-input.tsx';
import { Filed } from './filed.tsx';
import { GROUPS } from './fields.ts';
import { HeaderForm } from './header-form.tsx';
import { ListSection } from './list-section.tsx';
import type { ListHandle } from './list-section.tsx';
import { Conflict, SaveSign } from './save-sign.tsx';
import { useDryRun } from './use-dry-run.ts';
import { useSubmit } from './use-submit.ts';

interface EditorProps {
  readonly store: DraftStore;
  readonly restored: boolean;
  readonly onTheirs: () => void;
}

const ORDER = new Map(
  Object.values(GROUPS)
    .flatMap((fields) => fields.map(({ key }) => `/header/${key}`))
    .map((pointer, rank) => [pointer, rank]),
);

/** Header first in the order of the form, then the lists row by row. */
function rankOf(pointer: string): number {
  const [, part = '', row = '0'] = pointer.split('/');
  const list = LISTS.findIndex((each) => each === part);
  return list === -1 ? (ORDER.get(pointer) ?? 999) : 1_000 * (list + 1) + Number(row);
}

/** The form of a declaration over its draft: checked while it is typed, saved by itself, filed once. */
export function Editor({ store, restored, onTheirs }: EditorProps) {
  const t = useTexts(declareTexts);
  const view = useSyncExternalStore(store.subscribe, store.view);
  const { content } = view;
  const { done, busy, problem, submit } = useSubmit(store);
  const checked = useDryRun(content, done === undefined);
  const lastPlaces = useRef<FaultPlaces>(undefined);
  const { faults: found } = checked;
  const faults = useMemo(() => inOrder(found, rankOf), [found]);
  const places = useMemo(() => (lastPlaces.current = placesOf(found, lastPlaces.current)), [found]);
  const [all, setAll] = useState(false);
  const lists = useRef<Partial<Record<ListName, ListHandle | null>>>({});
  const jumped = useRef(-1);

  const onHeader = useCallback(
    (key: string, value: string) => {
      store.edit((before) => withHeader(before, key, value));
    },
    [store],
  );
  const onRows = useCallback(
    (list: ListName, change: (rows: readonly Row[]) => readonly Row[]) => {
      store.edit((before) => withRows(before, list, change(before[list])));
    },
    [store],
  );
  const onHandle = useCallback((list: ListName, handle: ListHandle | null) => {
    lists.current[list] = handle;
  }, []);
  const go = useCallback(
    (fault: Fault) => {
      jumped.current = faults.indexOf(fault);
      const [, part = '', row, key = ''] = fault.path.split('/');
      const list = LISTS.find((each) => each === part);
      if (list !== undefined) lists.current[list]?.goTo(Number(row ?? 0), key);
      const field = document.getElementById(idOf(fault.path));
      field?.scrollIntoView({ block: 'center' });
      if (list === undefined) field?.focus();
    },
    [faults],
  );
  const next = useCallback(
    (step: number) => {
      const wanted = faults.filter((fault) => kindOf(fault, content) !== 'warning');
      const some = wanted.length > 0 ? wanted : faults;
      const last = some.findIndex((fault) => faults.indexOf(fault) >= jumped.current + (step > 0 ? 1 : 0));
      const place = step > 0 ? (last === -1 ? 0 : last) : last <= 0 ? some.length - 1 : last - 1;
      const fault = some[place];
      if (fault !== undefined) go(fault);
    },
    [faults, content, go],
  );
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F8') return;
      event.preventDefault();
      next(event.shiftKey ? -1 : 1);
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  }, [next]);

  if (done !== undefined) {
    return (
      <Page title={t('title')}>
        <Filed {...done} />
      </Page>
    );
  }
  const file = () => {
    void submit().then((refused) => {
      if (refused.length > 0) checked.show(refused);
    });
  };
  return (
    <Page
      title={view.draftId === undefined ? t('title') : `${t('draft')} ${view.title}`.trim()}
      extra={<SaveSign view={view} />}
      actions={
        <>
          <Input
            aria-label={t('name')}
            placeholder={t('name')}
            maxLength={60}
            value={view.title}
            style={{ width: 200 }}
            onChange={(event) => {
              store.rename(event.target.value);
            }}
          />
          <Button
            onClick={() => {
              setAll(!all);
            }}
            aria-pressed={all}
          >
            {t(all ? 'showLess' : 'showMore')}
          </Button>
          <DutyPreview content={content} />
          <Button type="primary" icon={<SendOutlined aria-hidden />} loading={busy} onClick={file}>
            {t(busy ? 'submitting' : problem?.passing === true ? 'submitAgain' : 'submit')}
          </Button>
        </>
      }
    >
      <Flex vertical gap={8} className="declare">
        {restored && <Alert type="info" showIcon closable title={t('save.restored')} />}
        {view.save === 'conflict' && (
          <Conflict
            onTheirs={onTheirs}
            onMine={() => {
              store.keepMine();
            }}
            onCopy={() => {
              store.saveAsNew();
            }}
          />
        )}
        {problem !== undefined &&
          (problem.document.faults.length > 0 ? (
            <Alert type="error" showIcon role="alert" title={t('refused')} />
          ) : (
            <ProblemAlert error={problem} onRetry={problem.passing ? file : undefined} />
          ))}
        <div className="declare-columns">
          <div className="declare-form">
            <HeaderForm header={content.header} places={places} all={all} onChange={onHeader} />
            {LISTS.map((list) => (
              <ListSection key={list} list={list} rows={content[list]} places={places} onRows={onRows} onHandle={onHandle} />
            ))}
          </div>
          <FaultList
            checked={checked}
            faults={faults}
            content={content}
            onGo={go}
            onNext={() => {
              next(1);
            }}
          />
        </div>
      </Flex>
    </Page>
  );
}

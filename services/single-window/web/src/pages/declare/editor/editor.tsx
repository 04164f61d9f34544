import { SendOutlined } from '@ant-design/icons';
import { Alert, Button, Flex, Input } from 'antd';
import { useCallback, useState, useSyncExternalStore } from 'react';
import { useTexts } from '#src/i18n/area';
import { declareTexts } from '#src/i18n/declare';
import { Page } from '#src/ui/page';
import { ProblemAlert } from '#src/ui/problem-alert';
import { ContentForm } from './content-form.tsx';
import { withHeader, withRows } from './content.ts';
import type { ListName, Row } from './content.ts';
import type { DraftStore } from './draft-store.ts';
import { DutyPreview } from './duty-preview.tsx';
import { Filed } from './filed.tsx';
import { ForeignOrigin } from '../foreign/foreign-origin.tsx';
import { ImportForeign } from '../foreign/import-foreign.tsx';
import { MandateHint } from './mandate-hint.tsx';
import { Conflict, SaveSign } from './save-sign.tsx';
import { useDryRun } from './use-dry-run.ts';
import { useFaultSteps } from './use-fault-steps.ts';
import { useSubmit } from './use-submit.ts';

interface EditorProps {
  readonly store: DraftStore;
  readonly restored: boolean;
  readonly onTheirs: () => void;
}

/** The form of a declaration over its draft: checked while it is typed, saved by itself, filed once. */
export function Editor({ store, restored, onTheirs }: EditorProps) {
  const t = useTexts(declareTexts);
  const view = useSyncExternalStore(store.subscribe, store.view);
  const { content } = view;
  const { done, busy, problem, submit } = useSubmit(store);
  const checked = useDryRun(content, done === undefined);
  const steps = useFaultSteps(checked.faults, content);
  const [all, setAll] = useState(false);
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
          {view.draftId === undefined && <ImportForeign />}
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
        <MandateHint faults={checked.faults} />
        <ContentForm {...{ content, checked, all, steps, onHeader, onRows }} />
        <ForeignOrigin draftId={view.draftId} />
      </Flex>
    </Page>
  );
}

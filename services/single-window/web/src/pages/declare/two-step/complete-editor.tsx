import { ArrowLeftOutlined, DiffOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { Alert, App, Button, Flex } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import type { paths } from '#src/api/schema';
import { amendTexts } from '#src/i18n/amend';
import { useTexts } from '#src/i18n/area';
import { declareTexts } from '#src/i18n/declare';
import { twoStepTexts } from '#src/i18n/two-step';
import { Page } from '#src/ui/page';
import { ProblemAlert } from '#src/ui/problem-alert';
import { dropTyped, keepTyped, readTyped } from '../amend/typed-amendment.ts';
import { ContentForm } from '../editor/content-form.tsx';
import { fromApi, toApi, withHeader, withRows } from '../editor/content.ts';
import type { ListName, Row } from '../editor/content.ts';
import { useDryRun } from '../editor/use-dry-run.ts';
import { useFaultSteps } from '../editor/use-fault-steps.ts';
import { CompletionReview } from './completion-review.tsx';
import { useCompletion } from './use-completion.ts';

type Detail = paths['/v1/declarations/{id}']['get']['responses'][200]['content']['application/json'];

const KEEP_AFTER_MS = 400;

/** The form of a declaration over its summary; the rules of the complete one are told as it grows. */
export function CompleteEditor({ detail, user }: { readonly detail: Detail; readonly user: string }) {
  const t = useTexts(twoStepTexts);
  const amend = useTexts(amendTexts);
  const d = useTexts(declareTexts);
  const navigate = useNavigate();
  const { message } = App.useApp();
  const { row } = detail;
  // a summary that was amended meanwhile is another one
  const place = [user, row.id, row.contentVersion] as const;
  const [kept] = useState(() => readTyped(...place));
  const [content, setContent] = useState(() => fromApi(kept?.content ?? detail.content));
  const [all, setAll] = useState(false);
  const completion = useCompletion(row.id);
  const { review, problem, busy } = completion;
  const checked = useDryRun(content, true, completion.ask);
  const steps = useFaultSteps(checked.faults, content);

  const onHeader = useCallback((key: string, value: string) => {
    setContent((before) => withHeader(before, key, value));
  }, []);
  const onRows = useCallback((list: ListName, change: (rows: readonly Row[]) => readonly Row[]) => {
    setContent((before) => withRows(before, list, change(before[list])));
  }, []);
  useEffect(() => {
    const timer = window.setTimeout(() => {
      keepTyped({ content: toApi(content), reason: {} }, user, row.id, row.contentVersion);
    }, KEEP_AFTER_MS);
    return () => {
      window.clearTimeout(timer);
    };
  }, [content, user, row.id, row.contentVersion]);

  const back = () => void navigate({ to: '/declarations/$id', params: { id: row.id } });
  const compare = async () => {
    const refused = await completion.compare(toApi(content));
    if (refused.length > 0) checked.show(refused);
  };
  const send = async () => {
    if (!(await completion.send())) return;
    dropTyped(...place);
    void message.success(t('complete.done'));
    back();
  };
  return (
    <Page
      title={t('complete.title', { no: row.declarationNo })}
      actions={
        <>
          <Button icon={<ArrowLeftOutlined aria-hidden />} onClick={back}>
            {t('complete.back')}
          </Button>
          <Button
            aria-pressed={all}
            onClick={() => {
              setAll(!all);
            }}
          >
            {d(all ? 'showLess' : 'showMore')}
          </Button>
          <Button type="primary" icon={<DiffOutlined aria-hidden />} loading={busy === 'compare'} onClick={() => void compare()}>
            {t('complete.review')}
          </Button>
        </>
      }
    >
      <Flex vertical gap={8} className="declare">
        <Alert type="info" showIcon title={t('complete.hint')} />
        {row.status === 'OVERDUE' && <Alert type="error" showIcon title={t('complete.late')} />}
        {row.twoStep?.pickupReleasedAt === null && <Alert type="info" showIcon title={t('complete.early')} />}
        {kept !== undefined && (
          <Alert
            type="warning"
            showIcon
            title={amend('amend.restored')}
            action={
              <Button
                size="small"
                onClick={() => {
                  dropTyped(...place);
                  setContent(fromApi(detail.content));
                }}
              >
                {amend('amend.discard')}
              </Button>
            }
          />
        )}
        {problem !== undefined && review === undefined && (
          <ProblemAlert error={problem} onRetry={problem.passing ? () => void compare() : undefined} />
        )}
        <ContentForm {...{ content, checked, all, steps, onHeader, onRows }} />
      </Flex>
      {review !== undefined && (
        <CompletionReview review={review} problem={problem} busy={busy === 'send'} onSend={() => void send()} onClose={completion.close} />
      )}
    </Page>
  );
}

import { ArrowLeftOutlined, DiffOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { Alert, App, Button, Card, Flex, Form } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import type { paths } from '#src/api/schema';
import { amendTexts } from '#src/i18n/amend';
import { useTexts } from '#src/i18n/area';
import { declareTexts } from '#src/i18n/declare';
import type { TypedReason } from '#src/ui/changes/reason-fields';
import { ReasonFields } from '#src/ui/changes/reason-fields';
import { Page } from '#src/ui/page';
import { ProblemAlert } from '#src/ui/problem-alert';
import { ContentForm } from '../editor/content-form.tsx';
import { fromApi, toApi, withHeader, withRows } from '../editor/content.ts';
import type { ListName, Row } from '../editor/content.ts';
import { useDryRun } from '../editor/use-dry-run.ts';
import { useFaultSteps } from '../editor/use-fault-steps.ts';
import { ReviewModal } from './review-modal.tsx';
import { dropTyped, keepTyped, readTyped } from './typed-amendment.ts';
import { useAmendment } from './use-amendment.ts';

type Detail = paths['/v1/declarations/{id}']['get']['responses'][200]['content']['application/json'];

const KEEP_AFTER_MS = 400;

/** The form of a declaration over what counts now; nothing is changed before customs approves. */
export function AmendEditor({ detail, user }: { readonly detail: Detail; readonly user: string }) {
  const t = useTexts(amendTexts);
  const d = useTexts(declareTexts);
  const navigate = useNavigate();
  const { message } = App.useApp();
  const { row } = detail;
  const place = [user, row.id, row.contentVersion] as const;
  const [kept] = useState(() => readTyped(...place));
  const [content, setContent] = useState(() => fromApi(kept?.content ?? detail.content));
  const [all, setAll] = useState(false);
  const [form] = Form.useForm<TypedReason>();
  const [typed, setTyped] = useState(kept?.reason ?? {});
  const checked = useDryRun(content, true);
  const steps = useFaultSteps(checked.faults, content);
  const amendment = useAmendment(row.id, row.contentVersion);
  const { review, problem, busy } = amendment;

  const onHeader = useCallback((key: string, value: string) => {
    setContent((before) => withHeader(before, key, value));
  }, []);
  const onRows = useCallback((list: ListName, change: (rows: readonly Row[]) => readonly Row[]) => {
    setContent((before) => withRows(before, list, change(before[list])));
  }, []);
  useEffect(() => {
    const timer = window.setTimeout(() => {
      keepTyped({ content: toApi(content), reason: typed }, user, row.id, row.contentVersion);
    }, KEEP_AFTER_MS);
    return () => {
      window.clearTimeout(timer);
    };
  }, [content, typed, user, row.id, row.contentVersion]);

  const back = () => void navigate({ to: '/declarations/$id', params: { id: row.id } });
  const compare = async () => {
    const reason = await form.validateFields().catch(() => undefined);
    if (reason === undefined) return;
    const refused = await amendment.compare(toApi(content), reason);
    if (refused.length > 0) checked.show(refused);
  };
  const send = async () => {
    if (!(await amendment.send())) return;
    dropTyped(...place);
    void message.success(t('amend.done'));
    back();
  };
  return (
    <Page
      title={t('amend.title', { no: row.declarationNo })}
      extra={t('amend.version', { n: row.contentVersion })}
      actions={
        <>
          <Button icon={<ArrowLeftOutlined aria-hidden />} onClick={back}>
            {t('amend.back')}
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
            {t('amend.review')}
          </Button>
        </>
      }
    >
      <Flex vertical gap={8} className="declare">
        <Alert type="info" showIcon title={t('amend.hint')} />
        {kept !== undefined && (
          <Alert
            type="warning"
            showIcon
            title={t('amend.restored')}
            action={
              <Button
                size="small"
                onClick={() => {
                  dropTyped(...place);
                  form.resetFields();
                  setTyped({});
                  setContent(fromApi(detail.content));
                }}
              >
                {t('amend.discard')}
              </Button>
            }
          />
        )}
        {problem !== undefined && review === undefined && (
          <ProblemAlert error={problem} onRetry={problem.passing ? () => void compare() : undefined} />
        )}
        <Card size="small" title={<h2 className="group-title">{t('reason.title')}</h2>}>
          <Form<TypedReason>
            form={form}
            className="amend-reason"
            layout="vertical"
            requiredMark={false}
            initialValues={{ reason: '', proof: '', ...kept?.reason }}
            onValuesChange={(_changed, values) => {
              setTyped(values);
            }}
          >
            <ReasonFields kind="AMENDMENT" released={row.status === 'RELEASED'} />
          </Form>
        </Card>
        <ContentForm {...{ content, checked, all, steps, onHeader, onRows }} />
      </Flex>
      {review !== undefined && (
        <ReviewModal review={review} problem={problem} busy={busy === 'send'} onSend={() => void send()} onClose={amendment.close} />
      )}
    </Page>
  );
}

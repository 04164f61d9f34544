import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Flex, Form, Input } from 'antd';
import { answer, api } from '#src/api/client';
import { asProblem } from '#src/api/problem';
import { amendTexts } from '#src/i18n/amend';
import { useTexts } from '#src/i18n/area';
import type { ChangeRequest, Versions } from '#src/ui/changes/changes-api';
import { ProblemAlert } from '#src/ui/problem-alert';

interface DecideRequestProps {
  readonly versions: Versions;
  readonly request: ChangeRequest;
  readonly onDone: () => void;
  /** Reads the declaration again: it has changed since it was seen. */
  readonly onAgain: () => void;
}

type Decision = 'approve' | 'refuse';

/** Approves or refuses on the version that is on the screen, with a reason that the company is told. */
export function DecideRequest({ versions, request, onDone, onAgain }: DecideRequestProps) {
  const t = useTexts(amendTexts);
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [form] = Form.useForm<{ readonly reason: string }>();
  const { declarationId: id, declarationNo, version } = versions;
  const decide = useMutation({
    mutationFn: ({ decision, reason }: { readonly decision: Decision; readonly reason: string }) =>
      answer(
        api.POST('/v1/declarations/{id}/requests/{requestId}/decision', {
          params: { path: { id, requestId: request.requestId } },
          body: { decision, reason, version },
        }),
      ),
    onSuccess: async (done) => {
      void message.success(t(done.status === 'APPROVED' ? 'requests.approved' : 'requests.refused', { no: declarationNo }));
      onDone();
      await api.GET('/v1/declarations/requests', { params: { query: { limit: 1, waitFor: `${id}:${String(done.version)}` } } });
      await Promise.all([queries.invalidateQueries({ queryKey: ['requests'] }), queries.invalidateQueries({ queryKey: ['declaration'] })]);
    },
  });
  const take = (decision: Decision) => {
    form.validateFields().then(
      ({ reason }) => {
        decide.mutate({ decision, reason });
      },
      () => undefined,
    );
  };
  const changed = decide.isError && asProblem(decide.error).code === 'declaration-changed';
  return (
    <Form form={form} layout="vertical" requiredMark={false} initialValues={{ reason: '' }}>
      <Form.Item
        name="reason"
        label={t('requests.decisionReason')}
        rules={[{ required: true, whitespace: true, message: t('requests.decisionReasonMissing') }]}
      >
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
      {decide.isError && (
        <div style={{ marginBottom: 12 }}>
          <ProblemAlert error={decide.error} onRetry={changed ? onAgain : undefined} />
        </div>
      )}
      <Flex gap={8}>
        <Button
          type="primary"
          loading={decide.isPending && decide.variables.decision === 'approve'}
          disabled={decide.isPending}
          onClick={() => {
            take('approve');
          }}
        >
          {t('requests.approve')}
        </Button>
        <Button
          danger
          loading={decide.isPending && decide.variables.decision === 'refuse'}
          disabled={decide.isPending}
          onClick={() => {
            take('refuse');
          }}
        >
          {t('requests.refuse')}
        </Button>
      </Flex>
    </Form>
  );
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Form, Input, Radio } from 'antd';
import { api } from '#src/api/client';
import { administratorTexts } from '#src/i18n/administrator';
import { useTexts } from '#src/i18n/area';
import { ProblemAlert } from '#src/ui/problem-alert';
import type { ParkedStream } from './operations.ts';
import { useReasonRule } from './reason-rule.ts';

type Kind = 'release' | 'correct' | 'drop';

interface ActInput {
  readonly kind: Kind;
  readonly reason: string;
  readonly payload: string;
  readonly sure: boolean;
}

interface ActFormProps {
  readonly parked: ParkedStream;
  /** The event as text; undefined when it cannot be read, and so not corrected. */
  readonly payload: string | undefined;
  readonly onDone: () => void;
}

/** Try again, correct or drop, each with a reason. */
export function ActForm({ parked, payload, onDone }: ActFormProps) {
  const t = useTexts(administratorTexts);
  const rule = useReasonRule();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [form] = Form.useForm<ActInput>();
  // nothing is watched before the form is drawn
  const kind = (Form.useWatch('kind', form) as Kind | undefined) ?? 'release';
  const act = useMutation({
    mutationFn: (input: ActInput) => send(parked, input),
    onSuccess: (_done, input) => {
      void message.success(t('act.done', { act: t(`act.${input.kind}`), stream: parked.stream }));
      void queries.invalidateQueries({ queryKey: ['operations'] });
      onDone();
    },
  });
  const kinds: readonly Kind[] = payload === undefined ? ['release', 'drop'] : ['release', 'correct', 'drop'];
  return (
    <Form<ActInput>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ kind: 'release', reason: '', payload: payload ?? '', sure: false }}
      onFinish={(input) => {
        act.mutate(input);
      }}
    >
      <Form.Item name="kind" label={t('column.act')} extra={t(`act.${kind}Hint`)}>
        <Radio.Group options={kinds.map((value) => ({ value, label: t(`act.${value}`) }))} optionType="button" />
      </Form.Item>
      {kind === 'correct' && (
        <Form.Item name="payload" label={t('act.payload')} rules={[{ validator: (_rule, text: string) => isJson(text, t) }]}>
          <Input.TextArea autoSize={{ minRows: 8, maxRows: 16 }} spellCheck={false} style={{ fontFamily: 'monospace', fontSize: 12 }} />
        </Form.Item>
      )}
      {kind === 'drop' && (
        <Form.Item
          name="sure"
          valuePropName="checked"
          rules={[{ validator: (_rule, sure) => (sure === true ? Promise.resolve() : Promise.reject(new Error(t('act.confirmMissing')))) }]}
        >
          <Checkbox>{t('act.dropConfirm')}</Checkbox>
        </Form.Item>
      )}
      <Form.Item name="reason" label={t('act.reason')} extra={t('act.reasonHint')} rules={[rule]}>
        <Input maxLength={500} />
      </Form.Item>
      {act.isError && <ProblemAlert error={act.error} />}
      <Button type="primary" danger={kind === 'drop'} htmlType="submit" loading={act.isPending} style={{ marginTop: 8 }}>
        {t(`act.${kind}`)}
      </Button>
    </Form>
  );
}

async function send({ service, group, stream, eventId }: ParkedStream, { kind, reason, payload }: ActInput): Promise<void> {
  const params = { path: { service } };
  switch (kind) {
    case 'release':
      await api.POST('/v1/operations/{service}/parked/release', { params, body: { group, stream, reason } });
      return;
    case 'correct':
      await api.POST('/v1/operations/{service}/parked/correct', {
        params,
        body: { group, stream, eventId, reason, payload: JSON.parse(payload) as Record<string, unknown> },
      });
      return;
    case 'drop':
      await api.POST('/v1/operations/{service}/parked/drop', { params, body: { group, stream, eventId, reason } });
  }
}

function isJson(text: string, t: ReturnType<typeof useTexts<(typeof administratorTexts)['zh']>>): Promise<void> {
  try {
    JSON.parse(text);
    return Promise.resolve();
  } catch (error) {
    return Promise.reject(new Error(t('act.notJson', { why: error instanceof Error ? error.message : '' })));
  }
}

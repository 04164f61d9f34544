import { Alert, Button, Checkbox, Drawer, Flex, Form, Input } from 'antd';
import { useState } from 'react';
import { answer, api, newKey } from '#src/api/client';
import { useTexts } from '#src/i18n/area';
import { mandatesTexts } from '#src/i18n/mandates';
import { shellTexts } from '#src/i18n/shell';
import { useFaultFields } from '#src/ui/fault-fields';
import { ProblemAlert } from '#src/ui/problem-alert';
import { useMandateAct } from './mandates.ts';
import type { MandateTerms } from './mandates.ts';

interface Fields {
  readonly agent?: string;
  readonly trader?: string;
  readonly directions: ('IMPORT' | 'EXPORT')[];
  readonly validFrom: string;
  readonly validTo: string;
  readonly agreementNo: string;
  readonly note: string;
}

export interface FormOf {
  readonly what: 'grant' | 'ask';
  /** Whose mandate is changed, or whose request is accepted; absent: a new one. */
  readonly partner?: string;
  readonly terms?: MandateTerms;
}

/** Gives a mandate, changes one, or asks for one. A press too much sends the same wish again. */
export function MandateForm({ of, onClose }: { readonly of: FormOf; readonly onClose: () => void }) {
  const t = useTexts(mandatesTexts);
  const shell = useTexts(shellTexts);
  const [form] = Form.useForm<Fields>();
  const [key] = useState(newKey);
  const showFaults = useFaultFields(form);
  const { what, partner, terms } = of;
  const who = what === 'grant' ? 'agent' : 'trader';
  const send = useMandateAct<Fields>({
    run: ({ agent = '', trader = '', directions, ...rest }) => {
      const params = { header: { 'idempotency-key': key } };
      const body = { directions, ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value.trim() !== '')) };
      return what === 'grant'
        ? answer(api.POST('/v1/mandates', { params, body: { ...body, agent: agent.trim() } }))
        : answer(api.POST('/v1/mandates/requests', { params, body: { ...body, trader: trader.trim() } }));
    },
    ...{ done: what, onDone: onClose, onError: showFaults },
  });
  return (
    <Drawer
      open
      title={t(what === 'ask' ? 'form.askTitle' : partner === undefined ? 'form.grantTitle' : 'form.changeTitle')}
      size={520}
      styles={{ wrapper: { maxWidth: '100%' } }}
      onClose={onClose}
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        scrollToFirstError={{ focus: true }}
        initialValues={{
          ...{ [who]: partner ?? '', directions: terms?.directions ?? ['IMPORT', 'EXPORT'], validFrom: terms?.validFrom ?? '' },
          ...{ validTo: terms?.validTo ?? '', agreementNo: terms?.agreementNo ?? '', note: terms?.note ?? '' },
        }}
        onFinish={(fields) => {
          send.mutate(fields);
        }}
      >
        <Alert type="info" showIcon title={t(what === 'grant' ? 'form.grantHint' : 'form.askHint')} style={{ marginBottom: 16 }} />
        <Form.Item
          name={who}
          label={t(`form.${who}`)}
          extra={t('form.codeHint')}
          normalize={(value: string) => value.toUpperCase()}
          rules={[{ required: true, whitespace: true, message: t('form.codeMissing') }]}
        >
          <Input maxLength={20} autoFocus={partner === undefined} disabled={partner !== undefined} autoComplete="off" spellCheck={false} />
        </Form.Item>
        <Form.Item
          name="directions"
          label={t('form.directions')}
          // not `required`: a group of boxes may not say so to those who hear the page
          rules={[
            {
              validator: (_rule, chosen: readonly string[]) =>
                chosen.length > 0 ? Promise.resolve() : Promise.reject(new Error(t('form.directionsMissing'))),
            },
          ]}
        >
          <Checkbox.Group options={(['IMPORT', 'EXPORT'] as const).map((value) => ({ value, label: shell(`direction.${value}`) }))} />
        </Form.Item>
        <Flex gap="0 16px" wrap>
          <Form.Item name="validFrom" label={t('form.validFrom')} extra={t('form.validFromHint')} style={{ flex: '1 1 200px' }}>
            <Input type="date" />
          </Form.Item>
          <Form.Item name="validTo" label={t('form.validTo')} extra={t('form.validToHint')} style={{ flex: '1 1 200px' }}>
            <Input type="date" />
          </Form.Item>
        </Flex>
        <Form.Item name="agreementNo" label={t('form.agreementNo')}>
          <Input maxLength={64} autoComplete="off" />
        </Form.Item>
        <Form.Item name="note" label={t('form.note')}>
          <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} />
        </Form.Item>
        {send.isError && <ProblemAlert error={send.error} />}
        <Flex gap={8} style={{ marginTop: 12 }}>
          <Button type="primary" htmlType="submit" loading={send.isPending}>
            {t(`form.${what}`)}
          </Button>
          <Button onClick={onClose}>{t('act.cancel')}</Button>
        </Flex>
      </Form>
    </Drawer>
  );
}

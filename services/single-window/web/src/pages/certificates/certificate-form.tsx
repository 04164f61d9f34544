import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Drawer, Flex, Form, Input } from 'antd';
import { answer, api } from '#src/api/client';
import { useTexts } from '#src/i18n/area';
import { certificatesTexts } from '#src/i18n/certificates';
import { useFaultFields } from '#src/ui/fault-fields';
import { ProblemAlert } from '#src/ui/problem-alert';
import { CERTIFICATES } from './certificates.ts';
import { CodeField } from '#src/ui/code-field';
import { EMPTY_LINE, LinesField } from './lines-field.tsx';
import type { Line } from './lines-field.tsx';

interface Fields {
  readonly trader: string;
  readonly agreement: string;
  readonly number: string;
  readonly originCountry: string;
  readonly issuedOn: string;
  readonly validUntil: string;
  readonly lines: readonly Line[];
}

/** Registers a certificate of origin. The same again changes nothing, so a press too much does no harm. */
export function CertificateForm({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(certificatesTexts);
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [form] = Form.useForm<Fields>();
  const showFaults = useFaultFields(form);
  const send = useMutation({
    mutationFn: ({ trader, validUntil, lines, ...of }: Fields) =>
      answer(
        api.POST('/v1/origin-certificates', {
          body: {
            ...of,
            lines: lines.map((line) => ({ ...line })),
            ...(trader.trim() === '' ? {} : { trader: trader.trim() }),
            ...(validUntil === '' ? {} : { validUntil }),
          },
        }),
      ),
    onError: showFaults,
    onSuccess: async ({ certificate: { id, version } }) => {
      void message.success(t('done'));
      onClose();
      await api.GET('/v1/origin-certificates', { params: { query: { limit: 1, waitFor: `${id}:${String(version)}` } } });
      await queries.invalidateQueries({ queryKey: [CERTIFICATES] });
    },
  });
  const required = [{ required: true, whitespace: true, message: t('form.missing') }];
  const half = { flex: '1 1 240px' } as const;
  return (
    <Drawer open title={t('form.title')} size={860} styles={{ wrapper: { maxWidth: '100vw' } }} onClose={onClose}>
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        scrollToFirstError={{ focus: true }}
        initialValues={{ trader: '', agreement: '', number: '', originCountry: '', issuedOn: '', validUntil: '', lines: [EMPTY_LINE] }}
        onFinish={(fields) => {
          send.mutate(fields);
        }}
      >
        <Alert type="info" showIcon title={t('form.hint')} style={{ marginBottom: 16 }} />
        <Flex gap="0 16px" wrap>
          <Form.Item name="number" label={t('form.number')} rules={required} style={half}>
            <Input maxLength={32} autoFocus autoComplete="off" />
          </Form.Item>
          <Form.Item
            name="trader"
            label={t('form.trader')}
            extra={t('form.traderHint')}
            normalize={(value: string) => value.toUpperCase()}
            style={half}
          >
            <Input maxLength={18} autoComplete="off" spellCheck={false} />
          </Form.Item>
        </Flex>
        <Flex gap="0 16px" wrap>
          <Form.Item name="agreement" label={t('form.agreement')} rules={required} style={half}>
            <CodeField table="trade-agreements" label={t('form.agreement')} />
          </Form.Item>
          <Form.Item name="originCountry" label={t('form.origin')} rules={required} style={half}>
            <CodeField table="countries" label={t('form.origin')} />
          </Form.Item>
        </Flex>
        <Flex gap="0 16px" wrap>
          <Form.Item name="issuedOn" label={t('form.issuedOn')} rules={required} style={half}>
            <Input type="date" />
          </Form.Item>
          <Form.Item name="validUntil" label={t('form.validUntil')} extra={t('form.validUntilHint')} style={half}>
            <Input type="date" />
          </Form.Item>
        </Flex>
        <LinesField />
        {send.isError && <ProblemAlert error={send.error} />}
        <Flex gap={8} style={{ marginTop: 12 }}>
          <Button type="primary" htmlType="submit" loading={send.isPending}>
            {t('form.submit')}
          </Button>
          <Button onClick={onClose}>{t('act.cancel')}</Button>
        </Flex>
      </Form>
    </Drawer>
  );
}

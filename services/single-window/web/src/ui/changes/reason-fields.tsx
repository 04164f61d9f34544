import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { answer, api } from '#src/api/client';
import { amendTexts } from '#src/i18n/amend';
import { useBilingual, useTexts } from '#src/i18n/area';

export interface TypedReason {
  readonly reasonCode: string;
  readonly reason: string;
  readonly proof: string;
}

const TABLE = 'amendment-reasons';
const HOUR_MS = 3_600_000;

interface ReasonFieldsProps {
  readonly kind: 'AMENDMENT' | 'WITHDRAWAL';
  /** After release proof is wanted, and not every reason holds. */
  readonly released: boolean;
}

/** Reason code, explanation and proof of a request, in a form of {@link TypedReason}. */
export function ReasonFields({ kind, released }: ReasonFieldsProps) {
  const t = useTexts(amendTexts);
  const options = useReasons(kind, released);
  return (
    <>
      <Form.Item name="reasonCode" label={t('reason.code')} rules={[{ required: true, message: t('reason.codeMissing') }]}>
        <Select options={options} popupMatchSelectWidth={false} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t('reason.text')}
        extra={t('reason.textHint')}
        rules={[{ required: true, whitespace: true, message: t('reason.textMissing') }]}
      >
        <Input.TextArea maxLength={500} autoSize={{ minRows: 1, maxRows: 4 }} />
      </Form.Item>
      <Form.Item
        name="proof"
        label={t('reason.proof')}
        extra={kind === 'AMENDMENT' ? t('reason.proofHint') : undefined}
        rules={[{ required: released, whitespace: released }]}
      >
        <Input maxLength={200} />
      </Form.Item>
    </>
  );
}

function useReasons(kind: ReasonFieldsProps['kind'], released: boolean) {
  const say = useBilingual();
  const { data } = useQuery({
    queryKey: ['code-table', TABLE, 'rows'],
    staleTime: HOUR_MS,
    queryFn: () => answer(api.GET('/v1/code-tables/{table}', { params: { path: { table: TABLE }, query: { limit: 500 } } })),
  });
  return (data?.rows ?? [])
    .filter(({ attributes }) => (attributes['kinds'] ?? '').split(' ').includes(kind.toLowerCase()))
    .filter(({ attributes }) => !released || attributes['after_release'] === 'yes')
    .map(({ code, name }) => ({ value: code, label: `${code} ${say(name)}` }));
}

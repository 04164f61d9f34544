import { Form, Input } from 'antd';
import { useTexts } from '#src/i18n/area';
import { warehouseTexts } from '#src/i18n/warehouse';

export function ReasonField() {
  const t = useTexts(warehouseTexts);
  return (
    <Form.Item name="reason" label={t('form.reason')} rules={[{ required: true, whitespace: true, message: t('form.reasonMissing') }]}>
      <Input.TextArea autoFocus maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} />
    </Form.Item>
  );
}

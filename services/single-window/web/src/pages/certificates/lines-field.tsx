import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Flex, Form, Input, Typography } from 'antd';
import { useTexts } from '#src/i18n/area';
import { certificatesTexts } from '#src/i18n/certificates';
import { CodeField } from '#src/ui/code-field';

export interface Line {
  readonly lineNo: string;
  readonly hsCode: string;
  readonly name: string;
  readonly quantity: string;
  readonly unit: string;
}

export const EMPTY_LINE: Line = { lineNo: '1', hsCode: '', name: '', quantity: '', unit: '' };

/** The lines of a certificate, one under the other. */
export function LinesField() {
  const t = useTexts(certificatesTexts);
  const required = [{ required: true, whitespace: true, message: t('form.missing') }];
  return (
    <Form.List name="lines">
      {(fields, { add, remove }) => (
        <>
          <Typography.Title level={2} style={{ fontSize: 15 }}>
            {t('form.lines')}
          </Typography.Title>
          {fields.map(({ key, name }) => (
            <fieldset key={key} style={{ border: 0, margin: 0, padding: 0 }} aria-label={t('form.line', { no: name + 1 })}>
              <Flex gap="0 8px" wrap align="start">
                <Form.Item name={[name, 'lineNo']} label={t('detail.lineNo')} rules={required} style={{ flex: '0 0 64px' }}>
                  <Input maxLength={4} inputMode="numeric" />
                </Form.Item>
                <Form.Item name={[name, 'hsCode']} label={t('detail.hsCode')} rules={required} style={{ flex: '1 1 130px' }}>
                  <Input maxLength={10} inputMode="numeric" placeholder={t('form.hsHint')} />
                </Form.Item>
                <Form.Item name={[name, 'name']} label={t('detail.name')} style={{ flex: '2 1 180px' }}>
                  <Input maxLength={255} />
                </Form.Item>
                <Form.Item name={[name, 'quantity']} label={t('detail.quantity')} rules={required} style={{ flex: '1 1 110px' }}>
                  <Input maxLength={20} inputMode="decimal" />
                </Form.Item>
                <Form.Item name={[name, 'unit']} label={t('form.unit')} rules={required} style={{ flex: '1 1 130px' }}>
                  <CodeField table="units" label={t('form.unit')} />
                </Form.Item>
                <Button
                  icon={<DeleteOutlined aria-hidden />}
                  aria-label={t('act.removeLine', { no: name + 1 })}
                  disabled={fields.length === 1}
                  style={{ marginTop: 30 }}
                  onClick={() => {
                    remove(name);
                  }}
                />
              </Flex>
            </fieldset>
          ))}
          <Button
            icon={<PlusOutlined aria-hidden />}
            disabled={fields.length >= 50}
            style={{ marginBottom: 16 }}
            onClick={() => {
              add({ ...EMPTY_LINE, lineNo: String(fields.length + 1) });
            }}
          >
            {t('act.addLine')}
          </Button>
        </>
      )}
    </Form.List>
  );
}

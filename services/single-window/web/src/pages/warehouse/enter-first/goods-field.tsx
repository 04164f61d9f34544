import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { AutoComplete, Button, Flex, Form, Input, Typography } from 'antd';
import { useTexts } from '#src/i18n/area';
import { enterFirstTexts } from '#src/i18n/enter-first';
import type { AccountLine } from '#src/pages/warehouse/account';
import { CodeField } from '#src/ui/code-field';

export interface TypedGoods {
  readonly hsCode: string;
  readonly name: string;
  readonly quantity: string;
  readonly unit: string;
}

export const EMPTY_GOODS: TypedGoods = { hsCode: '', name: '', quantity: '', unit: '' };
/** Of one receipt. */
const MOST_LINES = 100;

/** The goods of a receipt, one under the other; what the account knows of a code comes with it, and can be typed over. */
export function GoodsField({ known }: { readonly known: readonly AccountLine[] }) {
  const t = useTexts(enterFirstTexts);
  const form = Form.useFormInstance();
  const required = [{ required: true, whitespace: true, message: t('form.missing') }];
  const byCode = new Map(known.map((line) => [line.hsCode, line]));
  const codes = [...byCode.values()].map(({ hsCode, name }) => ({ value: hsCode, label: `${hsCode} ${name}` }));
  return (
    <Form.List name="lines">
      {(fields, { add, remove }, { errors }) => (
        <>
          <Typography.Title level={2} style={{ fontSize: 15, marginTop: 0 }}>
            {t('form.lines')}
          </Typography.Title>
          {fields.map(({ key, name }) => (
            <fieldset key={key} style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }} aria-label={t('form.line', { no: name + 1 })}>
              <Flex gap="0 8px" wrap align="start">
                <Form.Item name={[name, 'hsCode']} label={t('goods.hsCode')} rules={required} style={{ flex: '1 1 150px' }}>
                  <AutoComplete
                    options={codes}
                    maxLength={13}
                    placeholder={t('form.hsHint')}
                    showSearch={{ filterOption: (typed, option) => String(option?.label).includes(typed) }}
                    popupMatchSelectWidth={false}
                    onSelect={(code: string) => {
                      const line = byCode.get(code);
                      if (line === undefined) return;
                      form.setFieldValue(['lines', name, 'name'], line.name);
                      form.setFieldValue(['lines', name, 'unit'], line.unit);
                    }}
                  />
                </Form.Item>
                <Form.Item name={[name, 'name']} label={t('goods.name')} rules={required} style={{ flex: '2 1 180px' }}>
                  <Input autoComplete="off" maxLength={255} />
                </Form.Item>
                <Form.Item name={[name, 'quantity']} label={t('form.quantity')} rules={required} style={{ flex: '1 1 110px' }}>
                  <Input autoComplete="off" inputMode="decimal" maxLength={30} />
                </Form.Item>
                <Form.Item name={[name, 'unit']} label={t('goods.unit')} rules={required} style={{ flex: '1 1 130px' }}>
                  <CodeField table="units" label={t('goods.unit')} />
                </Form.Item>
                <Button
                  icon={<DeleteOutlined aria-hidden />}
                  aria-label={t('form.removeLine', { no: name + 1 })}
                  disabled={fields.length === 1}
                  style={{ marginTop: 30 }}
                  onClick={() => {
                    remove(name);
                  }}
                />
              </Flex>
            </fieldset>
          ))}
          <Form.ErrorList errors={errors} />
          <Button
            icon={<PlusOutlined aria-hidden />}
            disabled={fields.length >= MOST_LINES}
            onClick={() => {
              add(EMPTY_GOODS);
            }}
          >
            {t('form.addLine')}
          </Button>
        </>
      )}
    </Form.List>
  );
}

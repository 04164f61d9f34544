import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Flex, Form, Input, Select } from 'antd';
import { useLanguage, useTexts } from '#src/i18n/area';
import { warehouseTexts } from '#src/i18n/warehouse';
import { quantityText } from '#src/ui/quantity';

/** A line that can be chosen, and how much of it there is for this document. */
export interface Choice {
  readonly lineNo: string;
  readonly name: string;
  /** Absent where there is no limit: goods that come in. */
  readonly most?: { readonly text: 'form.available' | 'form.remaining'; readonly quantity: string } | undefined;
}

/** Quantities by line; what is refused for a line is shown beneath its quantity. */
export function QuantitiesField({ choices }: { readonly choices: readonly Choice[] }) {
  const t = useTexts(warehouseTexts);
  return (
    <fieldset style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}>
      <legend style={{ padding: '0 0 8px' }}>{t('form.quantities')}</legend>
      <Form.List name="quantities">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <Row
                key={key}
                name={name}
                choices={choices}
                {...(fields.length > 1
                  ? {
                      onRemove: () => {
                        remove(name);
                      },
                    }
                  : {})}
              />
            ))}
            <Button
              icon={<PlusOutlined />}
              disabled={fields.length >= choices.length}
              onClick={() => {
                add({ quantity: '' });
              }}
            >
              {t('form.addLine')}
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  );
}

function Row({ name, choices, onRemove }: { readonly name: number; readonly choices: readonly Choice[]; readonly onRemove?: () => void }) {
  const t = useTexts(warehouseTexts);
  const language = useLanguage();
  const lineNo = Form.useWatch<string | undefined>(['quantities', name, 'lineNo']);
  const most = choices.find((choice) => choice.lineNo === lineNo)?.most;
  return (
    <Flex gap={8} wrap align="start">
      <Form.Item
        {...{ name: [name, 'lineNo'], label: t('form.line'), style: { flex: '1 1 220px', minWidth: 0 } }}
        rules={[{ required: true, message: t('form.lineMissing') }]}
      >
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={choices.map((choice) => ({ value: choice.lineNo, label: `${choice.lineNo} ${choice.name}` }))}
        />
      </Form.Item>
      <Form.Item
        {...{ name: [name, 'quantity'], label: t('form.quantity'), style: { flex: '1 1 180px', minWidth: 0 } }}
        rules={[{ required: true, whitespace: true, message: t('form.quantityMissing') }]}
        extra={most === undefined ? undefined : t(most.text, { quantity: quantityText(most.quantity, language) })}
      >
        <Input inputMode="decimal" autoComplete="off" />
      </Form.Item>
      {onRemove !== undefined && (
        <Button icon={<DeleteOutlined />} style={{ marginTop: 30 }} aria-label={t('form.removeLine', { n: name + 1 })} onClick={onRemove} />
      )}
    </Flex>
  );
}

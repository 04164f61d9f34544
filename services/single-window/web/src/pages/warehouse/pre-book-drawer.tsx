import { Form, Input, Radio } from 'antd';
import { answer, api } from '#src/api/client';
import { useTexts } from '#src/i18n/area';
import { warehouseTexts } from '#src/i18n/warehouse';
import type { Account } from '#src/pages/warehouse/account';
import { FormDrawer } from '#src/pages/warehouse/form-drawer';
import { QuantitiesField } from '#src/pages/warehouse/quantities-field';
import { typedQuantity } from '#src/pages/warehouse/quantity';
import { useRefusedFields } from '#src/pages/warehouse/refused-fields';
import { useCommand } from '#src/pages/warehouse/use-command';

interface Fields {
  readonly listNo: string;
  readonly direction: 'IN' | 'OUT';
  readonly declarationNo: string;
  readonly quantities: readonly { readonly lineNo: string; readonly quantity: string }[];
}

interface PreBookDrawerProps {
  readonly account: Account;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const upper = (value: string) => value.toUpperCase().trim();

/** Pre-books a list 核注清单预核扣; a shortage is shown at the line that is short. */
export function PreBookDrawer({ account, onClose, onDone }: PreBookDrawerProps) {
  const t = useTexts(warehouseTexts);
  const { accountNo, lines } = account;
  const [form] = Form.useForm<Fields>();
  const showRefused = useRefusedFields(form);
  const direction = Form.useWatch('direction', form);
  const command = useCommand<Fields>({
    run: ({ quantities, ...list }) => {
      const body = { ...list, quantities: quantities.map(({ lineNo, quantity }) => ({ lineNo, quantity: typedQuantity(quantity) })) };
      return answer(api.POST('/v1/warehouses/accounts/{accountNo}/lists', { params: { path: { accountNo } }, body }));
    },
    done: ({ listNo }) => t('form.done.preBook', { no: listNo }),
    onDone: () => {
      onClose();
      onDone();
    },
  });
  const choices = lines.map(({ lineNo, name, available }) => ({
    ...{ lineNo, name },
    most: direction === 'OUT' ? ({ text: 'form.available', quantity: available } as const) : undefined,
  }));
  return (
    <FormDrawer<Fields>
      {...{ title: t('form.preBook'), submit: t('form.submitList'), form, command, onClose }}
      initial={{ direction: 'IN', quantities: [{ lineNo: lines[0]?.lineNo ?? '', quantity: '' }] }}
      onFinish={(fields) => {
        command.mutate(fields, { onError: showRefused });
      }}
    >
      <Form.Item
        {...{ name: 'listNo', label: t('form.listNo'), extra: t('form.listNoHint') }}
        normalize={upper}
        rules={[{ required: true, message: t('form.required') }]}
      >
        <Input autoFocus autoComplete="off" maxLength={64} />
      </Form.Item>
      <Form.Item name="direction" label={t('form.direction')}>
        <Radio.Group
          optionType="button"
          aria-label={t('form.direction')}
          options={(['IN', 'OUT'] as const).map((value) => ({ value, label: t(`direction.${value}`) }))}
        />
      </Form.Item>
      <Form.Item
        {...{ name: 'declarationNo', label: t('form.declarationNo'), extra: t('form.declarationHint') }}
        normalize={upper}
        rules={[{ required: true, message: t('form.required') }]}
      >
        <Input inputMode="numeric" autoComplete="off" maxLength={18} />
      </Form.Item>
      <QuantitiesField choices={choices} />
    </FormDrawer>
  );
}

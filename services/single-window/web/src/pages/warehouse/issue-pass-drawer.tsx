import { Form, Input } from 'antd';
import { answer, api } from '#src/api/client';
import { useTexts } from '#src/i18n/area';
import { warehouseTexts } from '#src/i18n/warehouse';
import type { Account, StockList } from '#src/pages/warehouse/account';
import { FormDrawer } from '#src/pages/warehouse/form-drawer';
import { QuantitiesField } from '#src/pages/warehouse/quantities-field';
import { typedQuantity } from '#src/pages/warehouse/quantity';
import { useRefusedFields } from '#src/pages/warehouse/refused-fields';
import { useCommand } from '#src/pages/warehouse/use-command';

interface Fields {
  readonly passNo: string;
  readonly quantities: readonly { readonly lineNo: string; readonly quantity: string }[];
}

interface IssuePassDrawerProps {
  readonly account: Account;
  readonly list: StockList;
  readonly onClose: () => void;
}

/** Issues a gate pass 核放单 for what is left of a list; more than that is shown as a shortage at its line. */
export function IssuePassDrawer({ account, list, onClose }: IssuePassDrawerProps) {
  const t = useTexts(warehouseTexts);
  const { accountNo, lines } = account;
  const { listNo } = list;
  const [form] = Form.useForm<Fields>();
  const showRefused = useRefusedFields(form);
  const command = useCommand<Fields>({
    run: ({ passNo, quantities }) => {
      const body = { passNo, quantities: quantities.map(({ lineNo, quantity }) => ({ lineNo, quantity: typedQuantity(quantity) })) };
      return answer(
        api.POST('/v1/warehouses/accounts/{accountNo}/lists/{listNo}/passes', { params: { path: { accountNo, listNo } }, body }),
      );
    },
    done: ({ passNo }) => t('form.done.issue', { no: passNo }),
    onDone: onClose,
  });
  const names = new Map(lines.map(({ lineNo, name }) => [lineNo, name]));
  const left = list.quantities.filter(({ remaining }) => Number(remaining) > 0);
  const choices = list.quantities.map(({ lineNo, remaining }) => ({
    ...{ lineNo, name: names.get(lineNo) ?? '' },
    most: { text: 'form.remaining', quantity: remaining } as const,
  }));
  return (
    <FormDrawer<Fields>
      {...{ title: t('form.issue', { no: listNo }), submit: t('form.submitPass'), form, command, onClose }}
      initial={{
        quantities: (left.length > 0 ? left : list.quantities).map(({ lineNo, remaining }) => ({ lineNo, quantity: plain(remaining) })),
      }}
      onFinish={(fields) => {
        command.mutate(fields, { onError: showRefused });
      }}
    >
      <Form.Item
        {...{ name: 'passNo', label: t('form.passNo'), extra: t('form.passNoHint') }}
        normalize={(value: string) => value.toUpperCase().trim()}
        rules={[{ required: true, message: t('form.required') }]}
      >
        <Input autoFocus autoComplete="off" maxLength={64} />
      </Form.Item>
      <QuantitiesField choices={choices} />
    </FormDrawer>
  );
}

/** `50.00000` as `50`, to be typed over. */
function plain(quantity: string): string {
  return quantity.replace(/\.?0+$/, '');
}

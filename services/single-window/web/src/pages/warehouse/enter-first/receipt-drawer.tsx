import { Flex, Form, Input } from 'antd';
import { answer, api } from '#src/api/client';
import { useTexts } from '#src/i18n/area';
import { enterFirstTexts } from '#src/i18n/enter-first';
import type { Account } from '#src/pages/warehouse/account';
import { EMPTY_GOODS, GoodsField } from '#src/pages/warehouse/enter-first/goods-field';
import type { TypedGoods } from '#src/pages/warehouse/enter-first/goods-field';
import { FormDrawer } from '#src/pages/warehouse/form-drawer';
import { typedQuantity } from '#src/pages/warehouse/quantity';
import { useCommand } from '#src/pages/warehouse/use-command';
import { useFaultFields } from '#src/ui/fault-fields';
import { fromShanghai, shanghaiTime } from '#src/ui/time';

interface Fields {
  readonly billNo: string;
  readonly receiptNo: string;
  /** `2026-11-27T10:00:00` in Asia/Shanghai. */
  readonly enteredAt: string;
  readonly vehicle: string;
  readonly lines: readonly TypedGoods[];
}

interface ReceiptDrawerProps {
  readonly account: Account;
  readonly onClose: () => void;
  /** `bill:version` of what was recorded. */
  readonly onRecorded: (waitFor: string) => void;
}

const upper = (value: string) => value.toUpperCase().trim();
const half = { flex: '1 1 240px' } as const;

/** Records what came in on its bill (先进区登记). The receipt's number is the key: the same again counts once, however often it is sent. */
export function ReceiptDrawer({ account, onClose, onRecorded }: ReceiptDrawerProps) {
  const t = useTexts(enterFirstTexts);
  const { accountNo } = account;
  const [form] = Form.useForm<Fields>();
  const showFaults = useFaultFields(form);
  const command = useCommand<Fields>({
    run: async ({ enteredAt, lines, ...receipt }) => {
      const goods = lines.map((line) => ({ ...line, name: line.name.trim(), quantity: typedQuantity(line.quantity) }));
      const body = { ...receipt, enteredAt: fromShanghai(enteredAt), lines: goods };
      const { version } = await answer(
        api.POST('/v1/warehouses/accounts/{accountNo}/enter-first', { params: { path: { accountNo } }, body }),
      );
      onRecorded(`${receipt.billNo}:${String(version)}`);
    },
    done: ({ receiptNo }) => t('form.done', { no: receiptNo }),
    onDone: onClose,
  });
  const required = [{ required: true, whitespace: true, message: t('form.missing') }];
  const now = shanghaiTime(Date.now(), { seconds: true }).replace(' ', 'T');
  return (
    <FormDrawer<Fields>
      {...{ title: t('form.title'), submit: t('form.submit'), size: 860, form, command, onClose }}
      initial={{ billNo: '', receiptNo: '', enteredAt: now, vehicle: '', lines: [EMPTY_GOODS] }}
      onFinish={(fields) => {
        command.mutate(fields, { onError: showFaults });
      }}
    >
      <Flex gap="0 16px" wrap>
        <Form.Item name="billNo" label={t('form.billNo')} extra={t('form.billNoHint')} normalize={upper} rules={required} style={half}>
          <Input autoFocus autoComplete="off" spellCheck={false} maxLength={64} />
        </Form.Item>
        <Form.Item name="receiptNo" label={t('form.receiptNo')} extra={t('form.receiptNoHint')} rules={required} style={half}>
          <Input autoComplete="off" spellCheck={false} maxLength={64} />
        </Form.Item>
      </Flex>
      <Flex gap="0 16px" wrap>
        <Form.Item name="enteredAt" label={t('form.enteredAt')} rules={required} style={half}>
          <Input type="datetime-local" step={1} />
        </Form.Item>
        <Form.Item name="vehicle" label={t('form.vehicle')} normalize={upper} style={half}>
          <Input autoComplete="off" spellCheck={false} maxLength={32} />
        </Form.Item>
      </Flex>
      <GoodsField known={account.lines} />
    </FormDrawer>
  );
}

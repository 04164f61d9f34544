import { Form, Input } from 'antd';
import { answer, api } from '#src/api/client';
import { useTexts } from '#src/i18n/area';
import { warehouseTexts } from '#src/i18n/warehouse';
import { CommandModal } from '#src/pages/warehouse/command-modal';
import { useCommand } from '#src/pages/warehouse/use-command';
import { fromShanghai, shanghaiTime } from '#src/ui/time';

interface PassGateModalProps {
  readonly accountNo: string;
  readonly passNo: string;
  readonly onClose: () => void;
}

interface Fields {
  /** `2026-11-27T10:00:00` in Asia/Shanghai. */
  readonly occurredAt: string;
}

/** The barrier went up for a pass 过卡: now, unless another time is given. */
export function PassGateModal({ accountNo, passNo, onClose }: PassGateModalProps) {
  const t = useTexts(warehouseTexts);
  const command = useCommand<Fields>({
    run: ({ occurredAt }) => {
      const body = { occurredAt: fromShanghai(occurredAt) };
      return answer(
        api.POST('/v1/warehouses/accounts/{accountNo}/passes/{passNo}/gate', { params: { path: { accountNo, passNo } }, body }),
      );
    },
    done: () => t('form.done.gate', { no: passNo }),
    onDone: onClose,
  });
  // to the second: a pass approved in this minute must not have gone through before it
  const now = shanghaiTime(Date.now(), { seconds: true }).replace(' ', 'T');
  return (
    <CommandModal<Fields>
      {...{ title: t('form.gate', { no: passNo }), hint: t('form.gateHint'), initial: { occurredAt: now }, command, onClose }}
    >
      <Form.Item name="occurredAt" label={t('form.gateAt')} rules={[{ required: true, message: t('form.timeMissing') }]}>
        <Input type="datetime-local" step={1} />
      </Form.Item>
    </CommandModal>
  );
}

import { answer, api } from '#src/api/client';
import { useTexts } from '#src/i18n/area';
import { enterFirstTexts } from '#src/i18n/enter-first';
import { CommandModal } from '#src/pages/warehouse/command-modal';
import { ReasonField } from '#src/pages/warehouse/reason-field';
import { useCommand } from '#src/pages/warehouse/use-command';

interface VoidReceiptModalProps {
  readonly accountNo: string;
  readonly billNo: string;
  readonly receiptNo: string;
  readonly onChanged: (waitFor: string) => void;
  readonly onClose: () => void;
}

/** Takes back a receipt that was wrong, with a reason. The same again changes nothing. */
export function VoidReceiptModal({ accountNo, billNo, receiptNo, onChanged, onClose }: VoidReceiptModalProps) {
  const t = useTexts(enterFirstTexts);
  const command = useCommand<{ readonly reason: string }>({
    run: async ({ reason }) => {
      const path = { accountNo, billNo, receiptNo };
      const params = { params: { path }, body: { reason } };
      const { version } = await answer(
        api.POST('/v1/warehouses/accounts/{accountNo}/enter-first/{billNo}/receipts/{receiptNo}/void', params),
      );
      onChanged(`${billNo}:${String(version)}`);
    },
    done: () => t('form.voided', { no: receiptNo }),
    onDone: onClose,
  });
  return (
    <CommandModal {...{ title: t('receipt.actOf', { no: receiptNo }), hint: t('form.voidHint'), initial: {}, command, onClose }}>
      <ReasonField />
    </CommandModal>
  );
}

import { answer, api } from '#src/api/client';
import { useTexts } from '#src/i18n/area';
import { warehouseTexts } from '#src/i18n/warehouse';
import { CommandModal } from '#src/pages/warehouse/command-modal';
import { ReasonField } from '#src/pages/warehouse/reason-field';
import { useCommand } from '#src/pages/warehouse/use-command';

interface VoidPassModalProps {
  readonly accountNo: string;
  readonly passNo: string;
  readonly onClose: () => void;
}

export function VoidPassModal({ accountNo, passNo, onClose }: VoidPassModalProps) {
  const t = useTexts(warehouseTexts);
  const command = useCommand<{ readonly reason: string }>({
    run: ({ reason }) =>
      answer(
        api.POST('/v1/warehouses/accounts/{accountNo}/passes/{passNo}/void', { params: { path: { accountNo, passNo } }, body: { reason } }),
      ),
    done: () => t('form.done.void', { no: passNo }),
    onDone: onClose,
  });
  return (
    <CommandModal {...{ title: t('form.voidPass', { no: passNo }), hint: t('form.voidHint'), initial: {}, command, onClose }}>
      <ReasonField />
    </CommandModal>
  );
}

import { answer, api } from '#src/api/client';
import { useTexts } from '#src/i18n/area';
import { warehouseTexts } from '#src/i18n/warehouse';
import { CommandModal } from '#src/pages/warehouse/command-modal';
import { ReasonField } from '#src/pages/warehouse/reason-field';
import { useCommand } from '#src/pages/warehouse/use-command';

interface CancelListModalProps {
  readonly accountNo: string;
  readonly listNo: string;
  readonly onClose: () => void;
}

export function CancelListModal({ accountNo, listNo, onClose }: CancelListModalProps) {
  const t = useTexts(warehouseTexts);
  const command = useCommand<{ readonly reason: string }>({
    run: ({ reason }) =>
      answer(
        api.POST('/v1/warehouses/accounts/{accountNo}/lists/{listNo}/cancel', {
          params: { path: { accountNo, listNo } },
          body: { reason },
        }),
      ),
    done: () => t('form.done.cancel', { no: listNo }),
    onDone: onClose,
  });
  return (
    <CommandModal {...{ title: t('form.cancelList', { no: listNo }), hint: t('form.cancelHint'), initial: {}, command, onClose }}>
      <ReasonField />
    </CommandModal>
  );
}

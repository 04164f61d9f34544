import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { answer, api } from '#src/api/client';
import { asProblem } from '#src/api/problem';
import type { Fault } from '#src/api/problem';
import { useCodeText, useTexts } from '#src/i18n/area';
import { carrierTexts } from '#src/i18n/carrier';
import { messageIdOf } from '#src/pages/carrier/movement';
import type { Movement } from '#src/pages/carrier/movement';

/** Sends one report and says whether it is new; what the server finds wrong is given to `onFaults`. */
export function useReport(onReported: (messageId: string) => void, onFaults: (faults: readonly Fault[]) => void) {
  const t = useTexts(carrierTexts);
  const milestoneText = useCodeText(carrierTexts, 'milestone');
  const { message } = App.useApp();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (movement: Movement) => {
      const { location, transportMode, containerIds, ...rest } = movement;
      const given = { ...(location === '' ? {} : { location }), ...(transportMode === '' ? {} : { transportMode }) };
      const body = { messageId: messageIdOf(movement), ...rest, containerIds: [...containerIds], ...given };
      return { ...(await answer(api.POST('/v1/movements', { body }))), movement };
    },
    onSuccess: ({ messageId, repeated, movement }) => {
      const told = { bill: movement.billNo, milestone: milestoneText(movement.milestone) };
      void (repeated ? message.info(t('report.repeated', told)) : message.success(t('report.done', told)));
      onReported(messageId);
      void queries.invalidateQueries({ queryKey: ['consignments'] });
    },
    onError: (error) => {
      onFaults(asProblem(error).document.faults);
    },
  });
}

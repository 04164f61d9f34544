import { requireRole } from '@tongguan/auth/authorize';
import { DeclarationContent } from '@tongguan/contracts/declarations/v1/content';
import type { DutyCalculation as Message, DutyRate, DutyServiceService, DutyStep } from '@tongguan/contracts/declarations/v1/duty';
import { refuse } from '@tongguan/grpc/refusal';
import type { Handlers } from '@tongguan/grpc/transport';
import type { DutyCalculation, RateUsed, Step } from '../../domain/duty/calculation.ts';
import type { Viewer } from '../../domain/viewer.ts';
import type { FoundDuty } from '../../use-cases/get-duty.ts';
import { refusals } from './refusals.ts';
import { companyOf, viewerOf } from './viewer-of.ts';

export interface DutyUseCases {
  get(query: { readonly idOrNumber: string; readonly viewer: Viewer }): Promise<FoundDuty>;
  calculate(query: { readonly content: unknown }): Promise<DutyCalculation>;
}

/** 税费: of a declaration for whoever may see it with its values; of a content for operators. */
export function dutyHandlers(useCases: DutyUseCases): Handlers<typeof DutyServiceService> {
  return {
    async getDuty({ declarationId }, call) {
      const found = await useCases.get({ idOrNumber: declarationId, viewer: viewerOf(call) });
      if (found.outcome === 'refused') throw refuse(refusals, found.refusal);
      const { calculation, kept, declarationNo, before, reassessments } = found;
      const assessed = { before: before && messageOf(before), reassessments: [...reassessments] };
      return { calculation: messageOf(calculation), kept, declarationNo, ...assessed };
    },

    async calculateDuty({ content }, call) {
      companyOf(requireRole(call, 'operator'));
      if (content === undefined) throw refuse(refusals, 'nothing-sent');
      const calculation = await useCases.calculate({ content: DeclarationContent.fromPartial(content) });
      return { calculation: messageOf(calculation), kept: undefined, declarationNo: '', before: undefined, reassessments: [] };
    },
  };
}

function messageOf({ lawDay, rates, steps, items, totals, gaps, notes, ...same }: DutyCalculation): Message {
  return {
    ...same,
    ...{ lawDay: lawDay.day, lawDayBasis: lawDay.basis, rates: rates.map(rateOf), steps: steps.map(stepOf) },
    items: items.map(({ taxes, settlement = '', steps: own, ...item }) => ({
      ...{ ...item, settlement, steps: own.map(stepOf), taxes: { ...taxes } },
    })),
    ...{ totals: [...totals], gaps: [...gaps], notes: [...notes] },
  };
}

const stepOf = ({ rates, ...step }: Step): DutyStep => ({ ...step, rates: [...rates] });

function rateOf({ zh, en, figures, ...rate }: RateUsed): DutyRate {
  return { ...rate, name: { zh, en }, figures: { ...figures } };
}

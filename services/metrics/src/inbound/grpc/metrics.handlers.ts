import { requireRole } from '@tongguan/auth/authorize';
import type { Identified } from '@tongguan/auth/authorize';
import type { MetricsServiceService } from '@tongguan/contracts/metrics/v1/metrics';
import { refuse } from '@tongguan/grpc/refusal';
import type { Handlers } from '@tongguan/grpc/transport';
import type { Definition } from '#src/domain/definitions';
import type { ClearanceTimeAnswer, ClearanceTimeQuestion } from '#src/use-cases/clearance-time';
import type { TargetAnswer, TargetQuestion } from '#src/use-cases/compare-with-target';
import type { CaseTimesAnswer, CaseTimesQuestion } from '#src/use-cases/get-case-times';
import { caseTimesMessage, definitionMessage, figuresMessage, targetMessage } from './messages.ts';
import { clearanceTimeQuestion, targetQuestion } from './questions.ts';
import { refusals } from './refusals.ts';

export interface MetricsUseCases {
  readonly clearanceTime: (question: ClearanceTimeQuestion) => Promise<ClearanceTimeAnswer>;
  readonly compareWithTarget: (question: TargetQuestion) => Promise<TargetAnswer>;
  readonly listDefinitions: () => Promise<readonly Definition[]>;
  readonly getCaseTimes: (question: CaseTimesQuestion) => Promise<CaseTimesAnswer>;
}

/** Figures are public (domain.md section 1.5); the times of one case are for its company and for those who see all. */
export function metricsHandlers(useCases: MetricsUseCases): Handlers<typeof MetricsServiceService> {
  return {
    async clearanceTime(request) {
      const answer = await useCases.clearanceTime(clearanceTimeQuestion(request));
      if (answer.outcome === 'refused') throw refuse(refusals, answer.refusal, detailOf(answer));
      const { definition, total, groups } = answer;
      return {
        definition: definitionMessage(definition),
        total: figuresMessage(total),
        groups: groups.map(figuresMessage),
        containsSample: total.sample,
      };
    },

    async target(request) {
      const answer = await useCases.compareWithTarget(targetQuestion(request));
      if (answer.outcome === 'refused') throw refuse(refusals, answer.refusal, detailOf(answer));
      return targetMessage(answer);
    },

    async listDefinitions() {
      return { definitions: (await useCases.listDefinitions()).map(definitionMessage) };
    },

    async getCaseTimes({ declarationId, definition }, call) {
      const answer = await useCases.getCaseTimes({ declarationId, definition, ofCompany: companyOf(call) });
      if (answer.outcome === 'refused') throw refuse(refusals, answer.refusal, detailOf(answer));
      return caseTimesMessage(answer);
    },
  };
}

/** The company whose cases the caller may see; undefined: all of them. */
function companyOf(call: Identified): string | undefined {
  const principal = requireRole(call, 'operator', 'officer', 'planner', 'auditor', 'administrator');
  if (principal.roles.some((role) => role !== 'operator' && role !== 'carrier' && role !== 'warehouse')) return undefined;
  if (principal.company === undefined) throw refuse(refusals, 'no-company');
  return principal.company;
}

/** The possible values, where the answer names them. */
const detailOf = (answer: object): { readonly detail: Record<string, string> } => ({
  detail: Object.fromEntries(Object.entries(answer).flatMap(([name, value]) => (Array.isArray(value) ? [[name, value.join(', ')]] : []))),
});

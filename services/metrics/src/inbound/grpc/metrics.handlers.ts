import { requireRole } from '@tongguan/auth/authorize';
import type { Identified } from '@tongguan/auth/authorize';
import type { Role } from '@tongguan/auth/principal';
import type { MetricsServiceService } from '@tongguan/contracts/metrics/v1/metrics';
import { refuse } from '@tongguan/grpc/refusal';
import type { Handlers } from '@tongguan/grpc/transport';
import type { Definition } from '#src/domain/definitions';
import type { Baseline } from '#src/domain/target';
import type { ClearanceTimeAnswer, ClearanceTimeQuestion } from '#src/use-cases/clearance-time';
import type { TargetAnswer, TargetQuestion } from '#src/use-cases/compare-with-target';
import type { CaseTimesAnswer, CaseTimesQuestion } from '#src/use-cases/get-case-times';
import type { TrendAnswer, TrendQuestion } from '#src/use-cases/follow-trend';
import type { CasesAnswer, CasesQuestion } from '#src/use-cases/list-cases';
import { caseTimesMessage, casesMessage } from './case-messages.ts';
import { baselineTarget, clearanceTimeMessage, definitionMessage, targetMessage, trendMessage } from './messages.ts';
import { casesQuestion, clearanceTimeQuestion, targetQuestion, trendQuestion } from './questions.ts';
import { refusals } from './refusals.ts';

export interface MetricsUseCases {
  readonly clearanceTime: (question: ClearanceTimeQuestion) => Promise<ClearanceTimeAnswer>;
  readonly compareWithTarget: (question: TargetQuestion) => Promise<TargetAnswer>;
  readonly followTrend: (question: TrendQuestion) => Promise<TrendAnswer>;
  readonly listCases: (question: CasesQuestion) => Promise<CasesAnswer>;
  readonly listBaselines: () => Promise<readonly Baseline[]>;
  readonly listDefinitions: () => Promise<readonly Definition[]>;
  readonly getCaseTimes: (question: CaseTimesQuestion) => Promise<CaseTimesAnswer>;
}

/**
 * Figures are public (domain.md section 1.5), those of very few cases without their times; the times of one case are for its
 * company and for those who see all.
 */
export function metricsHandlers(
  { publicGroupMin }: { readonly publicGroupMin: number },
  useCases: MetricsUseCases,
): Handlers<typeof MetricsServiceService> {
  const withholdBelow = (call: Identified): number => (call.principal?.roles.some(seesAll) === true ? 0 : publicGroupMin);
  return {
    async clearanceTime(request, call) {
      const answer = await useCases.clearanceTime(clearanceTimeQuestion(request, withholdBelow(call)));
      if (answer.outcome === 'refused') throw refuse(refusals, answer.refusal, detailOf(answer));
      return clearanceTimeMessage(answer);
    },

    async trend(request, call) {
      const answer = await useCases.followTrend(trendQuestion(request, withholdBelow(call)));
      if (answer.outcome === 'refused') throw refuse(refusals, answer.refusal, detailOf(answer));
      return trendMessage(answer);
    },

    async target(request, call) {
      const answer = await useCases.compareWithTarget(targetQuestion(request, withholdBelow(call)));
      if (answer.outcome === 'refused') throw refuse(refusals, answer.refusal, detailOf(answer));
      return targetMessage(answer);
    },

    async listDefinitions() {
      return { definitions: (await useCases.listDefinitions()).map(definitionMessage) };
    },

    async listBaselines() {
      return { baselines: (await useCases.listBaselines()).map(baselineTarget) };
    },

    async listCases(request, call) {
      const answer = await useCases.listCases(casesQuestion(request, companyOf(call, 'operator', 'planner', 'auditor', 'administrator')));
      if (answer.outcome === 'refused') throw refuse(refusals, answer.refusal, detailOf(answer));
      return casesMessage(answer);
    },

    async getCaseTimes({ declarationId, definition }, call) {
      const answer = await useCases.getCaseTimes({
        declarationId,
        definition,
        ofCompany: companyOf(call, 'operator', 'officer', 'planner', 'auditor', 'administrator'),
      });
      if (answer.outcome === 'refused') throw refuse(refusals, answer.refusal, detailOf(answer));
      return caseTimesMessage(answer);
    },
  };
}

/** Who may see the cases of every company. */
const seesAll = (role: Role): boolean => role === 'officer' || role === 'planner' || role === 'auditor' || role === 'administrator';

/** The company whose cases the caller may see; undefined: all of them. */
function companyOf(call: Identified, ...allowed: readonly Role[]): string | undefined {
  const principal = requireRole(call, ...allowed);
  if (principal.roles.some((role) => seesAll(role) && allowed.includes(role))) return undefined;
  if (principal.company === undefined) throw refuse(refusals, 'no-company');
  return principal.company;
}

/** The possible values, where the answer names them. */
const detailOf = (answer: object): { readonly detail: Record<string, string> } => ({
  detail: Object.fromEntries(Object.entries(answer).flatMap(([name, value]) => (Array.isArray(value) ? [[name, value.join(', ')]] : []))),
});

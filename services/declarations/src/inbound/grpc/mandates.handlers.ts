import { requireRole } from '@tongguan/auth/authorize';
import type { Identified } from '@tongguan/auth/authorize';
import type { MandateAnswer, MandateRow, MandatesServiceService } from '@tongguan/contracts/declarations/v1/mandates';
import { refuse } from '@tongguan/grpc/refusal';
import type { RefusalError } from '@tongguan/grpc/refusal';
import type { Handlers } from '@tongguan/grpc/transport';
import type { MandateTerms } from '../../domain/events.ts';
import type { Pair } from '../../domain/mandate/mandate-state.ts';
import { pairOf } from '../../domain/mandate/mandate-state.ts';
import type { EndMandate } from '../../use-cases/end-mandate.ts';
import type { MandateOutcome, WishForMandate } from '../../domain/mandate/wish.ts';
import type { ListedMandate, ListMandates, MandatesOutcome } from '../../use-cases/list-mandates.ts';
import { mandateRefusals as refusals } from './mandate-refusals.ts';
import { companyOf } from './viewer-of.ts';

export interface MandateUseCases {
  grant(command: WishForMandate): Promise<MandateOutcome>;
  ask(command: WishForMandate): Promise<MandateOutcome>;
  end(command: EndMandate): Promise<MandateOutcome>;
  list(query: ListMandates): Promise<MandatesOutcome>;
  /** By credit code, as far as the company may know them; undefined: somebody who sees all. */
  names(company: string | undefined): Promise<ReadonlyMap<string, string>>;
}

/** The contract's row of a mandate as it stands today; undefined where nothing was ever given or asked for. */
export type RowOfMandate = (mandate: ListedMandate, names: ReadonlyMap<string, string>) => MandateRow | undefined;

const noTerms: MandateTerms = { directions: [], validFrom: '', validTo: '', agreementNo: '', note: '' };

/** Operators act for their company, on mandates of their company alone; what others have is not found. */
export function mandatesHandlers(useCases: MandateUseCases, rowOf: RowOfMandate): Handlers<typeof MandatesServiceService> {
  const answerOf = async (outcome: MandateOutcome, pair: Pair, company: string): Promise<MandateAnswer> => {
    if (outcome.outcome === 'refused') throw mandateRefused(outcome.refusal);
    const { mandateId, state, version, repeated } = outcome;
    return { row: rowOf({ mandateId, ...pair, state, version }, await useCases.names(company)), repeated };
  };
  const wish = (call: Identified, terms: MandateTerms | undefined, idempotencyKey: string) => {
    if (idempotencyKey !== '' && !/^[\x21-\x7e]{1,200}$/.test(idempotencyKey)) throw refuse(refusals, 'bad-idempotency-key');
    return { subject: requireRole(call, 'operator').subject, terms: terms ?? noTerms, idempotencyKey };
  };
  const end = async (call: Identified, id: string, command: Pick<EndMandate, 'what' | 'reason' | 'expectedVersion'>) => {
    const principal = requireRole(call, 'operator');
    const byCompany = companyOf(principal);
    const pair = pairOf(id);
    // refusing what was asked for is the trader's alone
    const sides = pair === undefined ? [] : command.what === 'asked' ? [pair.trader] : [pair.trader, pair.agent];
    if (pair === undefined || !sides.includes(byCompany)) throw refuse(refusals, 'no-such-mandate');
    return answerOf(await useCases.end({ ...command, pair, byCompany, subject: principal.subject }), pair, byCompany);
  };
  return {
    async grantMandate({ agentCompany: agent, terms, idempotencyKey }, call) {
      const pair = { trader: companyOf(requireRole(call, 'operator')), agent };
      return answerOf(await useCases.grant({ ...pair, ...wish(call, terms, idempotencyKey) }), pair, pair.trader);
    },
    async requestMandate({ traderCompany: trader, terms, idempotencyKey }, call) {
      const pair = { trader, agent: companyOf(requireRole(call, 'operator')) };
      return answerOf(await useCases.ask({ ...pair, ...wish(call, terms, idempotencyKey) }), pair, pair.agent);
    },
    async refuseMandateRequest({ mandateId, reason }, call) {
      return end(call, mandateId, { what: 'asked', reason, expectedVersion: undefined });
    },
    async revokeMandate({ mandateId, reason, expectedVersion }, call) {
      return end(call, mandateId, { what: 'given', reason, expectedVersion });
    },
    async listMandates({ role, standing, cursor, limit, waitMandateId, waitVersion }, call) {
      const principal = requireRole(call, 'operator', 'auditor', 'administrator');
      const company = principal.roles.includes('operator') ? companyOf(principal) : undefined;
      const listed = await useCases.list({
        ...{ company, cursor, limit, wait: { mandateId: waitMandateId, version: waitVersion } },
        role: role === 'TRADER' || role === 'AGENT' ? role : '',
        standing: standing === 'CURRENT' || standing === 'ENDED' ? standing : '',
      });
      if (listed.outcome === 'refused') throw refuse(refusals, listed.refusal.refusal);
      const names = await useCases.names(company);
      return { rows: listed.mandates.flatMap((each) => rowOf(each, names) ?? []), nextCursor: listed.nextCursor };
    },
  };
}

function mandateRefused(refusal: Extract<MandateOutcome, { outcome: 'refused' }>['refusal']): RefusalError {
  if (refusal.refusal === 'invalid-mandate') return refuse(refusals, refusal.refusal, { faults: [...refusal.faults] });
  if (refusal.refusal === 'mandate-changed') return refuse(refusals, refusal.refusal, { detail: { version: String(refusal.version) } });
  return refuse(refusals, refusal.refusal);
}

import { randomUUID } from 'node:crypto';
import type { ClearanceServiceService, CommandResponse } from '@tongguan/contracts/clearance/v1/clearance';
import { ListQueueRequest } from '@tongguan/contracts/clearance/v1/clearance';
import type { Clock } from '@tongguan/event-store/clock';
import type { CallContext, Handlers } from '@tongguan/grpc/transport';
import type { CaseCommand, CaseOutcome } from '../../domain/case-command.ts';
import { refused } from '../../domain/refusals.ts';
import type { claimCase } from '../../use-cases/claim-case.ts';
import type { decideCase } from '../../use-cases/decide-case.ts';
import type { countQueue } from '../../use-cases/count-queue.ts';
import type { getCase } from '../../use-cases/get-case.ts';
import type { listConsignments } from '../../use-cases/list-consignments.ts';
import type { listLegalBases } from '../../use-cases/list-legal-bases.ts';
import type { listQueue } from '../../use-cases/list-queue.ts';
import type { listReady } from '../../use-cases/list-ready.ts';
import type { listStuck } from '../../use-cases/list-stuck.ts';
import type { recordInspection } from '../../use-cases/record-inspection.ts';
import type { returnClaim } from '../../use-cases/return-claim.ts';
import { consignmentsHandler } from './consignments.handler.ts';
import { officerOf, queueReader, viewerOf } from './callers.ts';
import { caseOf } from './case-messages.ts';
import { countsOf, decisionOf, legalBasisOf, readyOf, rowOf } from './messages.ts';
import { refusalError } from './refusals.ts';

export interface ClearanceUseCases {
  readonly listQueue: ReturnType<typeof listQueue>;
  readonly countQueue: ReturnType<typeof countQueue>;
  readonly listReady: ReturnType<typeof listReady>;
  readonly listStuck: ReturnType<typeof listStuck>;
  readonly listLegalBases: ReturnType<typeof listLegalBases>;
  readonly listConsignments: ReturnType<typeof listConsignments>;
  readonly getCase: ReturnType<typeof getCase>;
  readonly claimCase: ReturnType<typeof claimCase>;
  readonly returnClaim: ReturnType<typeof returnClaim>;
  readonly decideCase: ReturnType<typeof decideCase>;
  readonly recordInspection: ReturnType<typeof recordInspection>;
}

/** The gRPC door: who may call, requests to typed commands, refusals to their kinds. */
export function clearanceHandlers(useCases: ClearanceUseCases, clock: Clock): Handlers<typeof ClearanceServiceService> {
  return {
    async listQueue(request, call) {
      const page = await useCases.listQueue(queueReader(call), request);
      if (page.outcome === 'refused') throw refusalError(page.refusal);
      return { rows: page.rows.map((row) => rowOf(row, page.nowMs)), nextCursor: page.nextCursor };
    },
    listConsignments: consignmentsHandler(useCases.listConsignments),
    async countQueue({ filter }, call) {
      const counted = await useCases.countQueue(queueReader(call), filter ?? ListQueueRequest.fromPartial({}));
      if (counted.outcome === 'refused') throw refusalError(counted.refusal);
      return countsOf(counted.counts);
    },
    async listReady(request, call) {
      const page = await useCases.listReady(queueReader(call), request);
      if (page.outcome === 'refused') throw refusalError(page.refusal);
      return { cases: page.cases.flatMap(readyOf), nextCursor: page.nextCursor };
    },
    async listStuck(request, call) {
      const { groups, nowMs } = await useCases.listStuck(queueReader(call), request);
      return { groups: groups.map(({ rows, ...group }) => ({ ...group, rows: rows.map((row) => rowOf(row, nowMs)) })) };
    },
    async listLegalBases({ authority }, call) {
      const officer = queueReader(call);
      if (officer !== undefined && authority !== '' && authority !== officer.authority) throw refusalError(refused('not-your-authority'));
      const bases = await useCases.listLegalBases(officer?.authority ?? authority);
      return { bases: bases.map(legalBasisOf) };
    },
    async getCase({ caseId }, call) {
      const result = await useCases.getCase(caseId, viewerOf(call));
      if (result.outcome === 'refused') throw refusalError(result.refusal);
      return caseOf(result.file, clock.now());
    },
    async claimCase(request, call) {
      return answer(await useCases.claimCase(commandOf('claim', request, call)));
    },
    async returnClaim(request, call) {
      return answer(await useCases.returnClaim(commandOf('return', request, call)));
    },
    async decideCase(request, call) {
      const command = commandOf('decide', request, call);
      const decision = decisionOf(request);
      if (decision === undefined) throw refusalError(refused('decision-missing'));
      return answer(await useCases.decideCase({ ...command, decision }));
    },
    async recordInspection(request, call) {
      const { finding, note, occurredAtMs, findings } = request;
      const command = commandOf('inspection', request, call);
      return answer(await useCases.recordInspection({ ...command, result: { finding, note, occurredAtMs, findings } }));
    },
  };
}

/** Longest command id of a client, kept for ever in an index: a key of 200 characters behind the id of whoever uses it. */
const MAX_COMMAND_ID = 512;

/** A client's command id names one command of one kind; without one the call is a command of its own. */
function commandOf(kind: string, { caseId, commandId }: { caseId: string; commandId: string }, call: CallContext): CaseCommand {
  if (commandId.length > MAX_COMMAND_ID) throw refusalError(refused('text-too-long', { most: String(MAX_COMMAND_ID) }));
  return { caseId, commandId: `${kind}/${commandId === '' ? randomUUID() : commandId}`, officer: officerOf(call) };
}

function answer(outcome: CaseOutcome): CommandResponse {
  if (outcome.outcome === 'refused') throw refusalError(outcome.refusal);
  return outcome.reply;
}

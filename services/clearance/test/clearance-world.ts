import type { GetCaseResponse, ListQueueRequest, QueueRow, RecordInspectionRequest } from '@tongguan/contracts/clearance/v1/clearance';
import { ClearanceServiceService, DecideCaseRequest, ListQueueRequest as ListQueue } from '@tongguan/contracts/clearance/v1/clearance';
import type { Finding } from '@tongguan/contracts/clearance/v1/events';
import type { DutySummary } from '@tongguan/contracts/declarations/v1/duty';
import { ClearanceEvent } from '@tongguan/contracts/clearance/v1/events';
import {
  DeclarationAccepted,
  DeclarationAmended,
  DeclarationCompleted,
  DeclarationExpired,
  DeclarationsEvent,
  DeclarationWithdrawn,
  DutyReassessed,
} from '@tongguan/contracts/declarations/v1/events';
import { MilestoneReached, ShipmentsEvent } from '@tongguan/contracts/shipments/v1/events';
import { OperationsServiceService } from '@tongguan/contracts/platform/v1/operations';
import type { EventCodec, FactEvent } from '@tongguan/event-store/aggregate';
import { createJournal } from '@tongguan/event-store/journal';
import type { RefusalError } from '@tongguan/grpc/refusal';
import type { Principal } from '@tongguan/auth/principal';
import type { RunningService } from '@tongguan/runtime/service';
import type { TestHost } from '@tongguan/testing/host';
import { testHost } from '@tongguan/testing/host';
import { administrator, customsOfficer, tokenFor } from '@tongguan/testing/principals';
import { readConfig } from '../src/config.ts';
import { startService } from '../src/service.ts';

type Partly<T> = { readonly [K in keyof T]?: T[K] };

/** The clearance service on a host of its own, with the facts that other services would tell it. */
export class World implements AsyncDisposable {
  #host: TestHost;
  #service: RunningService;

  private constructor(host: TestHost, service: RunningService) {
    this.#host = host;
    this.#service = service;
  }

  static async start(env: Readonly<Record<string, string>> = {}): Promise<World> {
    const host = await testHost({ env });
    return new World(host, await startService(host, readConfig(host.env)));
  }

  async restart(): Promise<void> {
    await this.#service.stop();
    this.#host = await this.#host.restart();
    this.#service = await startService(this.#host, readConfig(this.#host.env));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#service.stop();
    await this.#host[Symbol.asyncDispose]();
  }

  get host(): TestHost {
    return this.#host;
  }

  get now(): number {
    return this.#host.clock.now();
  }

  caughtUp(): Promise<void> {
    return this.#host.whenCaughtUp();
  }

  /** DECL_ACCEPTED; by default machines imported by rail: GREEN. */
  accept(declarationId: string, overrides: Partly<DeclarationAccepted> = {}): Promise<void> {
    const value = this.#accepted(declarationId, overrides);
    return this.#tell('declarations', DeclarationsEvent, `declaration/${declarationId}`, { $case: 'declarationAccepted', value });
  }

  /** The declaration was amended: it is now as it would have been accepted with these overrides. */
  amend(
    declarationId: string,
    contentVersion: number,
    overrides: Partly<DeclarationAccepted> = {},
    touchesClearance = true,
  ): Promise<void> {
    const now = this.#accepted(declarationId, overrides);
    const value = DeclarationAmended.fromPartial({ declarationId, contentVersion, now, touchesClearance });
    return this.#tell('declarations', DeclarationsEvent, `declaration/${declarationId}`, { $case: 'declarationAmended', value });
  }

  /** Rates of another day count: it comes to this now. */
  reassess(declarationId: string, now: DutySummary): Promise<void> {
    const value = DutyReassessed.fromPartial({ declarationId, now });
    return this.#tell('declarations', DeclarationsEvent, `declaration/${declarationId}`, { $case: 'dutyReassessed', value });
  }

  /** A summary was completed: it is now as it would have been accepted with these overrides. */
  complete(declarationId: string, overrides: Partly<DeclarationAccepted> = {}): Promise<void> {
    const now = this.#accepted(declarationId, { step: 'STEP_COMPLETE', ...overrides });
    const value = DeclarationCompleted.fromPartial({ declarationId, contentVersion: 2, now });
    return this.#tell('declarations', DeclarationsEvent, `declaration/${declarationId}`, { $case: 'declarationCompleted', value });
  }

  withdraw(declarationId: string): Promise<void> {
    const value = DeclarationWithdrawn.fromPartial({ declarationId });
    return this.#tell('declarations', DeclarationsEvent, `declaration/${declarationId}`, { $case: 'declarationWithdrawn', value });
  }

  /** The advance declaration lapsed: its cargo never came. */
  expire(declarationId: string): Promise<void> {
    const value = DeclarationExpired.fromPartial({ declarationId });
    return this.#tell('declarations', DeclarationsEvent, `declaration/${declarationId}`, { $case: 'declarationExpired', value });
  }

  #accepted(declarationId: string, overrides: Partly<DeclarationAccepted>): DeclarationAccepted {
    return DeclarationAccepted.fromPartial({
      declarationId,
      declarationNo: `49052026100000${declarationId.replace(/\D/g, '').padStart(4, '0')}`,
      direction: 'DIRECTION_IMPORT',
      customsOffice: '4905',
      portOffice: '4905',
      transportMode: '3',
      billNo: `BILL/${declarationId}`,
      tradeMode: '0110',
      grossWeightKg: '1000.00000',
      goods: [{ itemNo: 1, hsCode: '8479899990', originCountry: 'DEU' }],
      ...overrides,
    });
  }

  /** CARGO_ARRIVED unless another milestone is given. */
  arrive(billNo: string, overrides: Partly<MilestoneReached> = {}, occurredAtMs = this.now): Promise<void> {
    const value = MilestoneReached.fromPartial({
      billNo,
      milestone: 'MILESTONE_CARGO_ARRIVED',
      messageId: `arrival-of-${billNo}`,
      reporterCompany: 'SITE',
      ...overrides,
    });
    return this.#tell('shipments', ShipmentsEvent, `shipment/${billNo}`, { $case: 'milestoneReached', value }, occurredAtMs);
  }

  async #tell<Event extends FactEvent>(
    topic: string,
    codec: EventCodec<Event>,
    stream: string,
    fact: NonNullable<Event['fact']>,
    occurredAtMs = this.now,
  ): Promise<void> {
    const journal = createJournal({ store: await this.#host.events.openStore(topic), codec, clock: this.#host.clock, cacheSize: 1 });
    const slash = stream.indexOf('/');
    const aggregate = { category: stream.slice(0, slash), initial: 0, evolve: (count: number) => count + 1 };
    const id = encodeURIComponent(stream.slice(slash + 1));
    const event = { occurredAtMs, source: 'SITE', fact } as unknown as Event;
    // every telling is a commit of its own, so that repeated facts really come twice
    const commandId = `tell-${this.#told++}-${this.now}`;
    await journal.change(aggregate, id, { commandId, by: 'tests' }, () => [event]);
  }
  #told = 0;

  /** Names of the facts of a stream, in order. */
  async facts(category: string, id: string): Promise<readonly string[]> {
    const store = await this.#host.events.openStore('clearance');
    const commits = await store.read(`${category}/${encodeURIComponent(id)}`);
    return commits.flatMap((commit) => commit.events.map(({ bytes }) => ClearanceEvent.decode(bytes).fact?.$case ?? ''));
  }

  as(who: Principal) {
    const client = this.#host.grpc.client('clearance', ClearanceServiceService);
    const token = tokenFor(who);
    const call = async () => ({ token: await token });
    return {
      queue: async (filter: Partly<ListQueueRequest> = {}): Promise<readonly QueueRow[]> =>
        (await client.listQueue(ListQueue.fromPartial(filter), await call())).rows,
      page: async (filter: Partly<ListQueueRequest>) => client.listQueue(ListQueue.fromPartial(filter), await call()),
      case: async (caseId: string): Promise<GetCaseResponse> => client.getCase({ caseId }, await call()),
      claim: async (caseId: string, commandId = '') => client.claimCase({ caseId, commandId }, await call()),
      giveBack: async (caseId: string) => client.returnClaim({ caseId, commandId: '' }, await call()),
      decide: async (caseId: string, decision: DecideCaseRequest['decision'], rest: Partly<DecideCaseRequest> = {}) =>
        client.decideCase(DecideCaseRequest.fromPartial({ caseId, decision, ...rest }), await call()),
      inspect: async (caseId: string, finding: Finding, commandId = '', findings: RecordInspectionRequest['findings'] = []) =>
        client.recordInspection({ caseId, finding, note: '', occurredAtMs: 0, commandId, findings }, await call()),
      counts: async (filter: Partly<ListQueueRequest> = {}) => client.countQueue({ filter: ListQueue.fromPartial(filter) }, await call()),
      ready: async () => (await client.listReady({ offices: [], cursor: '', limit: 0 }, await call())).cases,
      stuck: async (limit = 0) => (await client.listStuck({ offices: [], limit }, await call())).groups,
      legalBases: async (authority = '') => (await client.listLegalBases({ authority }, await call())).bases,
    };
  }

  async rebuild(readModel: string) {
    const client = this.#host.grpc.client('clearance', OperationsServiceService);
    return client.rebuildReadModel({ readModel, reason: '' }, { token: await tokenFor(administrator), deadlineMs: 30_000 });
  }

  get officer() {
    return this.as(customsOfficer);
  }
  get all() {
    return this.as(administrator);
  }
}

/** Code and kind of the refusal that a call ends in; throws when it does not. */
export async function refusalOf(call: Promise<unknown>): Promise<{ code: string; kind: string; detail: Readonly<Record<string, string>> }> {
  try {
    await call;
  } catch (error) {
    const { kind, refusal } = error as RefusalError;
    return { code: refusal.code, kind, detail: refusal.detail };
  }
  throw new Error('the call was not refused');
}

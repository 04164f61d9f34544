import { randomUUID } from 'node:crypto';
import { ClearanceEvent } from '@tongguan/contracts/clearance/v1/events';
import type { DeclarationContent } from '@tongguan/contracts/declarations/v1/content';
import { DeclarationsServiceService } from '@tongguan/contracts/declarations/v1/declarations';
import type { ListDeclarationsRequest, SubmitDeclarationRequest } from '@tongguan/contracts/declarations/v1/declarations';
import { ListDeclarationsRequest as List, SubmitDeclarationRequest as Submit } from '@tongguan/contracts/declarations/v1/declarations';
import { DeclarationsEvent } from '@tongguan/contracts/declarations/v1/events';
import type { Principal } from '@tongguan/auth/principal';
import { RefusalError } from '@tongguan/auth/refusal';
import { createJournal } from '@tongguan/event-store/journal';
import type { RunningService } from '@tongguan/runtime/service';
import type { TestHost } from '@tongguan/testing/host';
import { testHost } from '@tongguan/testing/host';
import { operatorA, tokenFor } from '@tongguan/testing/principals';
import { readConfig } from '#src/config';
import { startService } from '#src/service';

type ClearanceFact = NonNullable<ClearanceEvent['fact']>;

/** The service on a host of its own, with clearance played by the test. */
export interface Harness extends AsyncDisposable {
  readonly host: TestHost;
  submit(
    content: DeclarationContent,
    options?: { key?: string; dryRun?: boolean; by?: Principal },
  ): ReturnType<Client['submitDeclaration']>;
  submitFile(bytes: Uint8Array, by?: Principal): ReturnType<Client['submitDeclaration']>;
  get(id: string, by?: Principal): ReturnType<Client['getDeclaration']>;
  file(id: string, by: Principal): ReturnType<Client['getDecMessage']>;
  list(query?: Partial<ListDeclarationsRequest>, by?: Principal): ReturnType<Client['listDeclarations']>;
  /** One fact of the case of a declaration, one commit each. */
  clearance(declarationId: string, fact: ClearanceFact, occurredAtMs?: number): Promise<void>;
  /** Facts of a stream as they were stored. */
  facts(declarationId: string): Promise<readonly DeclarationsEvent[]>;
  restart(): Promise<Harness>;
}
type Client = ReturnType<typeof clientOf>;
const clientOf = (host: TestHost) => host.grpc.client('declarations', DeclarationsServiceService);

export async function harness(options: Parameters<typeof testHost>[0] = {}): Promise<Harness> {
  return on(await testHost(options));
}

async function on(host: TestHost): Promise<Harness> {
  // looked for each hour: tests go over weeks, and each look of each minute would be played
  const service: RunningService = await startService(host, readConfig({ DECLARATIONS_OVERDUE_EVERY_MS: '3600000' }));
  const client = clientOf(host);
  const cases = createJournal({ store: await host.events.openStore('clearance'), codec: ClearanceEvent, clock: host.clock });
  const caseStream = { category: 'case', initial: 0, evolve: (count: number) => count + 1 };
  const journal = createJournal({ store: await host.events.openStore('declarations'), codec: DeclarationsEvent, clock: host.clock });
  const send = async (request: Partial<SubmitDeclarationRequest>, by: Principal) =>
    client.submitDeclaration(Submit.fromPartial(request), { token: await tokenFor(by) });
  return {
    host,
    submit: (content, { key = '', dryRun = false, by = operatorA } = {}) =>
      send({ source: { $case: 'content', value: content }, idempotencyKey: key, dryRun }, by),
    submitFile: (bytes, by = operatorA) => send({ source: { $case: 'decMessage', value: Buffer.from(bytes) } }, by),
    get: async (declarationId, by = operatorA) => client.getDeclaration({ declarationId }, { token: await tokenFor(by) }),
    file: async (declarationId, by) => client.getDecMessage({ declarationId }, { token: await tokenFor(by) }),
    list: async (query = {}, by = operatorA) => client.listDeclarations(List.fromPartial(query), { token: await tokenFor(by) }),
    async clearance(declarationId, fact, occurredAtMs = host.clock.now()) {
      const meta = { commandId: randomUUID(), by: 'test' };
      await cases.change(caseStream, declarationId, meta, () => [{ occurredAtMs, source: 'customs', fact }]);
    },
    facts: async (id) => (await journal.history('declaration', id)).map(({ event }) => event),
    async restart() {
      await service.stop();
      return on(await host.restart());
    },
    async [Symbol.asyncDispose]() {
      await service.stop();
      await host[Symbol.asyncDispose]();
    },
  };
}

/** The refusal that a call ends with. */
export async function refusalOf(call: Promise<unknown>): Promise<RefusalError> {
  const answer = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(answer instanceof RefusalError)) throw new Error('it was not refused', { cause: answer });
  return answer;
}

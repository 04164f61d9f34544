import { randomUUID } from 'node:crypto';
import { DeclarationsEvent } from '@tongguan/contracts/declarations/v1/events';
import { createJournal } from '@tongguan/event-store/journal';
import type { TestHost } from '@tongguan/testing/host';
import { testHost } from '@tongguan/testing/host';
import { describe, expect, it } from 'vitest';
import { fingerprint, idOfKey } from '#src/fingerprint';
import { readPaperMandates } from '#src/outbound/paper-mandates';
import { createChange } from '#src/use-cases/change-with-facts';
import { createMandateGate } from '#src/use-cases/mandate-gate';
import { createOriginHolds } from '#src/use-cases/origin-holds';
import { expireDeclarations } from '#src/use-cases/expire-declarations';
import { recordCargoMoved } from '#src/use-cases/record-cargo-moved';
import { settleDrawings } from '#src/use-cases/settle-drawings';
import { createNumberPool } from '#src/use-cases/number-pool';
import type { SubmitDependencies } from '#src/use-cases/submit-declaration';
import { submitDeclaration } from '#src/use-cases/submit-declaration';
import { recordOrderedInspection } from '#src/use-cases/record-inspection-ordered';
import { aDeclaration, BROKER, codeTables, codeTablesFolder } from './builders.ts';

/** What a process of its own has in memory: its journal with its kept states, and its block of numbers. */
async function instance({ events, clock }: TestHost): Promise<SubmitDependencies> {
  const journal = createJournal({ store: await events.openStore('declarations'), codec: DeclarationsEvent, clock });
  const newId = randomUUID;
  const takeNumber = createNumberPool({ journal, clock, newId });
  const mandateMissing = createMandateGate(journal, await readPaperMandates(codeTablesFolder));
  const settle = (declarationId: string) => settleDrawings({ journal, clock, idOfKey }, declarationId);
  const origin = createOriginHolds({ journal, clock, idOfKey, newId, settle });
  return { journal, clock, tables: codeTables, takeNumber, fingerprint, idOfKey, newId, mandateMissing, origin };
}

describe('two instances on one store', () => {
  it('make one declaration of each key and never give a number twice', async () => {
    await using host = await testHost();
    const instances = [await instance(host), await instance(host)];
    const keys = Array.from({ length: 60 }, (_, n) => `key-${String(n)}`);
    const file = (dependencies: SubmitDependencies, idempotencyKey: string) =>
      submitDeclaration(dependencies, {
        content: aDeclaration(),
        faults: [],
        company: BROKER,
        subject: 's',
        idempotencyKey,
        dryRun: false,
      });
    const answers = await Promise.all(keys.flatMap((key) => instances.map((one) => file(one, key))));
    const numbers = answers.map((answer) => (answer.outcome === 'accepted' ? answer.declarationNo : answer.refusal.refusal));
    expect(new Set(numbers).size).toBe(60);
    for (let n = 0; n < 60; n++) expect(numbers[2 * n]).toBe(numbers[2 * n + 1]);
    expect(answers.filter((answer) => answer.outcome === 'accepted' && !answer.repeated)).toHaveLength(60);
  });

  it('count a fact once that is delivered to both', async () => {
    await using host = await testHost();
    const instances = [await instance(host), await instance(host)];
    const [first] = instances;
    const command = { content: aDeclaration(), faults: [], company: BROKER, subject: 's', idempotencyKey: 'k', dryRun: false };
    const filed = await submitDeclaration(first!, command);
    if (filed.outcome === 'refused') throw new Error(filed.refusal.refusal);
    const order = { declarationId: filed.declarationId, authority: 'customs', occurredAtMs: host.clock.now(), source: 'customs' };
    const meta = { commandId: 'declarations.on-inspection-ordered/case/x@3.0', by: 'customs' };
    await Promise.all([...instances, ...instances].map(({ journal }) => recordOrderedInspection(journal, order, meta)));
    const history = await first!.journal.history('declaration', filed.declarationId);
    expect(history.filter(({ event }) => event.fact?.$case === 'declarationInspectionOrdered')).toHaveLength(1);
  });

  it('let an advance declaration lapse once, and an arrival at the same moment either wins or comes too late', async () => {
    await using host = await testHost();
    const instances = [await instance(host), await instance(host)];
    const [first] = instances;
    const command = { content: aDeclaration(), faults: [], company: BROKER, subject: 's', idempotencyKey: 'k', dryRun: false };
    const filed = await submitDeclaration(first!, command);
    if (filed.outcome === 'refused') throw new Error(filed.refusal.refusal);
    const { declarationId } = filed;
    const document = { id: declarationId, revision: 1, versions: {}, changedAt: 0, body: {} };
    const list = { find: () => Promise.resolve({ documents: [document] }) };
    const later = host.clock.now() + 30 * 86_400_000;
    const arrival = { declarationId, milestone: 'CARGO_ARRIVED', movedAtMs: later - 1, amendment: 0 } as const;
    const meta = { commandId: 'declarations.on-consignment-moved/consignment/x@3.0', by: 'system' };
    await Promise.all([
      ...instances.map(({ journal }) => expireDeclarations({ journal, list }, later)),
      ...instances.map(({ journal, clock, tables }) => recordCargoMoved({ change: createChange(journal), clock, tables }, arrival, meta)),
    ]);
    const names = (await first!.journal.history('declaration', declarationId)).map(({ event }) => event.fact?.$case).slice(2);
    expect([['cargoMoved'], ['declarationExpired', 'cargoMoved']]).toContainEqual(names);
  });
});

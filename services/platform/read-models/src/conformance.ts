import { afterAll, beforeAll, describe } from 'vitest';
import { TestClock } from './conformance-fixtures.ts';
import type { EngineUnderTest } from './conformance-fixtures.ts';
import { projectionSuite } from './conformance-projection.ts';
import { propertySuite } from './conformance-properties.ts';
import { querySuite } from './conformance-queries.ts';
import { writeSuite } from './conformance-writes.ts';
import type { ReadModelEngine } from './port.ts';

/** The suite that both engines pass: a difference is a bug of the engine. */
export function readModelConformance(prepare: (clock: TestClock) => Promise<EngineUnderTest>): void {
  const clock = new TestClock();
  let under: EngineUnderTest;
  let first: ReadModelEngine;
  let second: ReadModelEngine;

  beforeAll(async () => {
    under = await prepare(clock);
    first = await under.open();
    second = await under.open();
  });
  afterAll(async () => {
    await first.close();
    await second.close();
    await under.dispose();
  });

  describe('writes', () => {
    writeSuite(
      () => first,
      () => second,
      clock,
    );
  });
  describe('projections', () => {
    projectionSuite(
      () => first,
      () => second,
      () => under.runs,
    );
  });
  describe('queries', () => {
    querySuite(() => first, clock);
    propertySuite(
      () => first,
      () => under.runs,
    );
  });
}

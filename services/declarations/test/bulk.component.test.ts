import { DeclarationsServiceService } from '@tongguan/contracts/declarations/v1/declarations';
import type { SubmissionResult } from '@tongguan/contracts/declarations/v1/declarations';
import type { DeclarationContent } from '@tongguan/contracts/declarations/v1/content';
import { administrator, customsOfficer, operatorA, tokenFor } from '@tongguan/testing/principals';
import { describe, expect, it } from 'vitest';
import { aDeclaration } from './builders.ts';
import { harness, refusalOf } from './harness.ts';
import type { Harness } from './harness.ts';

type Filing = readonly [key: string, content: DeclarationContent];

const file = async ({ host }: Harness, filings: readonly Filing[], { dryRun = false, by = operatorA } = {}) => {
  const declarations = filings.map(([idempotencyKey, value]) => ({ source: { $case: 'content' as const, value }, idempotencyKey, dryRun }));
  const client = host.grpc.client('declarations', DeclarationsServiceService);
  return (await client.submitDeclarations({ declarations }, { token: await tokenFor(by) })).results;
};
const numberOf = ({ result }: SubmissionResult): string => (result?.$case === 'submitted' ? result.value.declarationNo : '');
const codeOf = ({ result }: SubmissionResult): string => (result?.$case === 'refused' ? (result.value.refusal?.code ?? '') : 'filed');
const bill = (key: string) => aDeclaration({ header: { billNo: key.toUpperCase() } });

describe('filing several declarations in one call', () => {
  it('judges and numbers each as if it had come by itself, and answers in their order', async () => {
    await using service = await harness();
    const faulty = aDeclaration({ header: { netWeightKg: '99999' } });
    const results = await file(service, [['', bill('B1')], ['k2', faulty], ['bad key', bill('B3')], ['k4', bill('B4')]]); // prettier-ignore
    expect(results.map(codeOf)).toEqual(['filed', 'invalid-declaration', 'bad-idempotency-key', 'filed']);
    const single = await refusalOf(service.submit(faulty));
    expect(results[1]?.result?.value).toEqual({ kind: single.kind, refusal: single.refusal });
    const [first = '', fourth = ''] = [results[0], results[3]].map((result) => (result === undefined ? '' : numberOf(result)));
    expect(first).toMatch(/^4905\d{4}1\d{9}$/);
    expect(fourth).not.toBe(first);
    await service.host.whenCaughtUp();
    const { rows } = await service.list({}, administrator);
    expect(rows.map(({ billNo }) => billNo).sort()).toEqual(['B1', 'B4']);
  });

  it('stores those that come together in one commit each, with one reservation of numbers', async () => {
    await using service = await harness();
    const results = await file(
      service,
      Array.from({ length: 60 }, (_none, n) => ['', bill(`B${String(n)}`)] as const),
    );
    const sequences = results.map((result) => Number(numberOf(result).slice(-9))).sort((a, b) => a - b);
    expect(sequences).toEqual(Array.from({ length: 60 }, (_none, n) => n + 1));
  });

  it('gives the same numbers to the same keys: sent again, after a restart, and twice in one call', async () => {
    let service = await harness();
    try {
      const filings = ['k1', 'k2', 'k3'].map((key) => [key, bill(key)] as const);
      const first = (await file(service, filings)).map(numberOf);
      const again = await file(service, [...filings, ['k4', bill('k4')], ['k4', bill('k4')], ['k4', bill('other')]]);
      expect(again.slice(0, 3).map(numberOf)).toEqual(first);
      expect(again.slice(0, 3).map(({ result }) => result)).toMatchObject(
        Array.from({ length: 3 }, () => ({ $case: 'submitted', value: { repeated: true } })),
      );
      expect(numberOf(again[3]!)).toBe(numberOf(again[4]!));
      expect(codeOf(again[5]!)).toBe('idempotency-key-reused');

      service = await service.restart();
      expect((await file(service, filings)).map(numberOf)).toEqual(first);
      await service.host.whenCaughtUp();
      expect((await service.list({}, administrator)).rows).toHaveLength(4);
    } finally {
      await service[Symbol.asyncDispose]();
    }
  });

  it('stores nothing in a dry run, and is for operators and no more than a hundred', async () => {
    await using service = await harness();
    expect(
      (
        await file(
          service,
          [
            ['', bill('B1')],
            ['', bill('')],
          ],
          { dryRun: true },
        )
      ).map(codeOf),
    ).toEqual(['filed', 'invalid-declaration']);
    await service.host.whenCaughtUp();
    expect((await service.list({}, administrator)).rows).toEqual([]);
    expect((await refusalOf(file(service, [['', bill('B1')]], { by: customsOfficer }))).kind).toBe('forbidden');
    expect(
      (
        await refusalOf(
          file(
            service,
            Array.from({ length: 101 }, () => ['', bill('B')] as const),
          ),
        )
      ).refusal.code,
    ).toBe('too-many-declarations');
    expect(await file(service, [])).toEqual([]);
  });
});

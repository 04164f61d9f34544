import { GetCaseResponse } from '@tongguan/contracts/clearance/v1/clearance';
import { GetDeclarationResponse, SubmitDeclarationResponse } from '@tongguan/contracts/declarations/v1/declarations';
import type { CompleteDeclarationRequest, SubmitSummaryRequest } from '@tongguan/contracts/declarations/v1/two_step';
import { CompleteDeclarationResponse } from '@tongguan/contracts/declarations/v1/two_step';
import { refuse } from '@tongguan/grpc/refusal';
import { customsOfficer, operatorA, operatorB, tokenFor } from '@tongguan/testing/principals';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { app } from './window.ts';

const NOON = Date.parse('2026-11-25T12:00:00Z');
const told = {
  'invalid-declaration': { kind: 'invalid', zh: '有误', en: 'faults' },
  'unknown-declaration': { kind: 'not-found', zh: '没有', en: 'none' },
  'completion-filed': { kind: 'conflict', zh: '已提交', en: 'filed' },
  forbidden: { kind: 'forbidden', zh: '无权', en: 'not yours' },
} as const;
const fault = {
  ...{ rule: 'summary', path: '/header/billNo', severity: 'SEVERITY_ERROR' as const },
  ...{ message: { zh: '概要申报未填：提运单号', en: 'Bill number is missing in the summary' }, hint: { zh: '填写', en: 'give it' } },
};
const twoStep = {
  ...{ step: 'STEP_SUMMARY' as const, pickupReleasedAtMs: NOON, completeByMs: NOON + 1, overdueAtMs: 0 },
  statement: { controlled: false, inspected: true, taxed: false, guaranteeNo: '' },
};
const summaries: SubmitSummaryRequest[] = [];
const completions: CompleteDeclarationRequest[] = [];

// one window for the file: what a peer says follows from who asks and from what for, as it does in earnest
let window: Awaited<ReturnType<typeof app>>;
const tokens = { filer: '', stranger: '', officer: '' };
beforeAll(async () => {
  const [filer, stranger, officer] = await Promise.all([tokenFor(operatorA), tokenFor(operatorB), tokenFor(customsOfficer)]);
  Object.assign(tokens, { filer, stranger, officer });
  const unless = <T>(code: keyof typeof told | undefined, answer: T, more = {}) =>
    code === undefined ? Promise.resolve(answer) : Promise.reject(refuse(told, code, more));
  window = await app({
    twoStep: {
      submitSummary: (request, call) => {
        summaries.push(request);
        const answer = { declarationId: 'd1', declarationNo: '490520261000000001', status: 'SUMMARY_STORED', version: 1 };
        if (call?.token === tokens.officer) return unless('forbidden', SubmitDeclarationResponse.fromPartial({}));
        const code = request.content?.header?.billNo === '' ? 'invalid-declaration' : undefined;
        return unless(code, SubmitDeclarationResponse.fromPartial(request.dryRun ? { status: 'VALID' } : answer), { faults: [fault] });
      },
      completeDeclaration: (request, call) => {
        completions.push(request);
        const differences = [
          { path: '/items/0/quantity', label: { zh: '数量', en: 'Quantity' }, before: '3', after: '2', kind: 'changed' },
        ];
        const late = { late: true, completeByMs: NOON, warnings: [{ ...fault, severity: 'SEVERITY_WARNING' as const }], differences };
        const answer = { declarationId: 'd1', declarationNo: '490520261000000001', status: 'COMPLETE_SUBMITTED', version: 4, ...late };
        const code = call?.token === tokens.stranger ? 'unknown-declaration' : request.declarationId === 'done' ? 'completion-filed' : undefined; // prettier-ignore
        return unless(code, CompleteDeclarationResponse.fromPartial(answer));
      },
    },
    declarations: {
      getDeclaration: (_request, call) =>
        unless(
          call?.token === tokens.stranger ? 'unknown-declaration' : undefined,
          GetDeclarationResponse.fromPartial({ row: { declarationId: 'd1', status: 'PICKUP_RELEASED', twoStep }, content: {}, version: 2 }),
        ),
    },
    clearance: {
      getCase: () => Promise.resolve(GetCaseResponse.fromPartial({ caseId: 'd1', step: 'STEP_SUMMARY', pickupReleasedAtMs: NOON })),
    },
  });
});
beforeEach(() => {
  summaries.length = 0;
  completions.length = 0;
});
const post = (url: string, payload: object, token = tokens.filer, headers = {}) =>
  window.inject({ method: 'POST', url, payload, headers: { authorization: `Bearer ${token}`, ...headers } });
const get = (url: string, token: string) => window.inject({ url, headers: { authorization: `Bearer ${token}` } });

const content = { header: { direction: 'I', billNo: 'B1' }, items: [{ itemNo: '1', hsCode: '854231' }] };

describe('a summary over HTTP', () => {
  test('goes on with its flags and its key; flags that are not there are no', async () => {
    const reply = await post('/v1/declarations/summary', { inspected: true, content }, tokens.filer, { 'idempotency-key': 'k-1' });
    expect([reply.statusCode, reply.json()]).toEqual([
      202,
      { id: 'd1', declarationNo: '490520261000000001', status: 'SUMMARY_STORED', version: 1, repeated: false, warnings: [] },
    ]);
    const statement = { controlled: false, inspected: true, taxed: false, guaranteeNo: '' };
    expect(summaries).toMatchObject([{ statement, idempotencyKey: 'k-1', dryRun: false, content }]);
    const dry = await post('/v1/declarations/summary?dryRun=true', { taxed: true, guaranteeNo: 'SAMPLE-GG-0003', content });
    expect([dry.statusCode, dry.json()]).toMatchObject([202, { id: null, declarationNo: null, status: 'VALID' }]);
    expect(summaries[1]).toMatchObject({ dryRun: true, statement: { taxed: true, guaranteeNo: 'SAMPLE-GG-0003' } });
  });

  test('is told every fault in both languages; a body of another form and another role are refused', async () => {
    const faulty = await post('/v1/declarations/summary', { content: { header: { billNo: '' } } });
    expect([faulty.statusCode, faulty.json()]).toMatchObject([
      422,
      { code: 'invalid-declaration', faults: [{ rule: 'summary', path: '/header/billNo', message: fault.message, hint: fault.hint }] },
    ]);
    for (const body of [{}, { content, taxed: 'yes please' }, { content, flag: true }, { content, guaranteeNo: 'x'.repeat(61) }]) {
      const refused = await post('/v1/declarations/summary', body);
      expect([body, refused.statusCode]).toEqual([body, 422]);
    }
    expect(summaries).toHaveLength(1);
    expect((await post('/v1/declarations/summary', { content }, tokens.officer)).statusCode).toBe(403);
    expect((await window.inject({ method: 'POST', url: '/v1/declarations/summary', payload: { content } })).statusCode).toBe(401);
  });
});

describe('its completion over HTTP', () => {
  test('says what differs from the summary, what is doubtful, and that it is late', async () => {
    const reply = await post('/v1/declarations/d1/completion', { content });
    expect([reply.statusCode, reply.json()]).toMatchObject([
      202,
      {
        ...{ id: 'd1', status: 'COMPLETE_SUBMITTED', version: 4, late: true, completeBy: '2026-11-25T12:00:00.000Z', repeated: false },
        differences: [{ path: '/items/0/quantity', before: '3', after: '2', kind: 'changed' }],
        warnings: [{ rule: 'summary', severity: 'warning' }],
      },
    ]);
    expect(completions).toMatchObject([{ declarationId: 'd1', dryRun: false, content }]);
  });

  test('is refused twice over, and to a company that has nothing to do with it as if there were none', async () => {
    const twice = await post('/v1/declarations/done/completion', { content });
    expect([twice.statusCode, twice.json()]).toMatchObject([409, { code: 'completion-filed' }]);
    const foreign = await post('/v1/declarations/d1/completion', { content }, tokens.stranger);
    expect([foreign.statusCode, foreign.json()]).toMatchObject([404, { code: 'unknown-declaration' }]);
    expect(foreign.body).not.toContain('4905');
    expect((await get('/v1/declarations/d1', tokens.stranger)).statusCode).toBe(404);
    expect((await post('/v1/declarations/d1/completion', {})).statusCode).toBe(422);
  });
});

test('an officer sees at which step it is, in the declaration and in its case', async () => {
  const detail = await get('/v1/declarations/d1', tokens.officer);
  expect(detail.json()).toMatchObject({
    row: {
      status: 'PICKUP_RELEASED',
      twoStep: {
        ...{ step: 'SUMMARY', statement: { inspected: true, guaranteeNo: null }, late: false },
        ...{ pickupReleasedAt: '2026-11-25T12:00:00.000Z', completedAt: null, overdueAt: null },
      },
    },
  });
  const ofCase = await get('/v1/clearance/cases/d1', tokens.officer);
  expect(ofCase.json()).toMatchObject({ step: 'SUMMARY', pickupReleasedAt: '2026-11-25T12:00:00.000Z' });
});

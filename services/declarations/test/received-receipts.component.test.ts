import type { Principal } from '@tongguan/auth/principal';
import { yearInChina } from '@tongguan/calendar/days';
import type { GetReceivedReceiptsResponse } from '@tongguan/contracts/declarations/v1/receipts';
import { ListReceiptFilesRequest, ReceiptMessage, ReceiptsServiceService } from '@tongguan/contracts/declarations/v1/receipts';
import { administrator, customsOfficer, operatorA, operatorB, quarantineOfficer, tokenFor } from '@tongguan/testing/principals';
import { describe, expect, it } from 'vitest';
import { formatDeclarationNumber } from '#src/domain/identifiers/declaration-number';
import { aDeclaration } from './builders.ts';
import { factsOf } from './clearance-facts.ts';
import type { Harness } from './harness.ts';
import { harness, refusalOf } from './harness.ts';

const receipt = (declarationNo: string, code: string, time: string, more: Partial<ReceiptMessage> = {}): ReceiptMessage =>
  ReceiptMessage.fromPartial({ declarationNo, code, noticeTime: `2018-05-02T${time}:00`, raw: `${code} ${time}`, ...more });

function receiptsOf({ host }: Harness) {
  const client = host.grpc.client('declarations', ReceiptsServiceService);
  const token = async (by: Principal) => ({ token: await tokenFor(by) });
  return {
    bring: async (receipts: readonly ReceiptMessage[], by: Principal = customsOfficer) =>
      (await client.importReceipts({ source: { $case: 'receipts', value: { receipts: [...receipts] } } }, await token(by))).results,
    file: async (xml: string, by: Principal = customsOfficer) =>
      (await client.importReceipts({ source: { $case: 'message', value: Buffer.from(xml) } }, await token(by))).results,
    of: async (declarationId: string, by: Principal = operatorA): Promise<GetReceivedReceiptsResponse> =>
      client.getReceivedReceipts({ declarationId }, await token(by)),
    files: async (query: Partial<ListReceiptFilesRequest> = {}, by: Principal = customsOfficer) =>
      (await client.listReceiptFiles(ListReceiptFilesRequest.fromPartial(query), await token(by))).rows,
  };
}
const codes = ({ receipts }: GetReceivedReceiptsResponse) => receipts.map(({ code }) => code);
const outcomes = (results: readonly { readonly outcome: string }[]) => results.map(({ outcome }) => outcome);

describe('receipts of a foreign system', () => {
  it('that arrive R, P, L, P show L, P, R and a declaration that is closed since R, and our own status stays (example 12)', async () => {
    await using service = await harness();
    const { declarationId, declarationNo } = await service.submit(aDeclaration());
    await service.host.whenCaughtUp();
    const receipts = receiptsOf(service);
    const [l, p, r] = [receipt(declarationNo, 'L', '08:00'), receipt(declarationNo, 'P', '10:00'), receipt(declarationNo, 'R', '18:00')];
    expect((await receipts.of(declarationId)).receivedStatus).toBe('');
    for (const [one, outcome] of [
      [r, 'STORED'],
      [p, 'STORED'],
      [l, 'STORED'],
      [p, 'REPEATED'],
    ] as const) {
      // prettier-ignore
      expect(await receipts.bring([one])).toMatchObject([{ outcome, declarationId, number: declarationNo }]);
      expect((await receipts.of(declarationId)).receivedStatus).toBe('CLOSED');
    }
    const received = await receipts.of(declarationId);
    expect(codes(received)).toEqual(['L', 'P', 'R']);
    expect(received).toMatchObject({ status: 'RECEIVED', agreement: 'DIFFER', releasedAtMs: Date.UTC(2018, 4, 2, 2) });
    expect(received.receipts[1]).toMatchObject({ raw: 'P 10:00', canonical: 'RELEASED', name: { zh: '海关已放行' }, receivedFrom: '' });
    expect((await service.get(declarationId)).row?.status).toBe('RECEIVED');
  });

  it('agree with us once our own way has come as far', async () => {
    await using service = await harness();
    const { declarationId, declarationNo } = await service.submit(aDeclaration());
    const receipts = receiptsOf(service);
    await receipts.bring([receipt(declarationNo, 'P', '10:00')]);
    expect((await receipts.of(declarationId)).agreement).toBe('DIFFER');
    await service.clearance(declarationId, factsOf(declarationId).released());
    await service.host.whenCaughtUp();
    expect(await receipts.of(declarationId)).toMatchObject({ status: 'RELEASED', receivedStatus: 'RELEASED', agreement: 'AGREE' });
  });

  it('of a declaration that is not here yet wait for it, by its number or by its unified number, also over a restart', async () => {
    let service = await harness();
    // the first number of an office in a year
    const next = formatDeclarationNumber('4905', yearInChina(service.host.clock.now()), 'I', 1);
    await receiptsOf(service).bring([
      receipt(next, 'L', '08:00'),
      receipt('', '7', '07:00', { unifiedNo: 'I20180000000000001', customsOffice: '4905' }),
    ]);
    await service.host.whenCaughtUp();
    const waiting = await receiptsOf(service).files({ waiting: true });
    expect(waiting.map(({ number, numberKind, receipts }) => [number, numberKind, receipts]).sort()).toEqual([
      [next, 'DECLARATION', 1],
      ['I20180000000000001', 'UNIFIED', 1],
    ]);
    service = await service.restart();
    await using last = service;
    const { declarationId, declarationNo } = await last.submit(aDeclaration({ header: { unifiedNo: 'I20180000000000001' } }));
    expect(declarationNo).toBe(next);
    await last.host.whenCaughtUp();
    expect(await receiptsOf(last).files({ waiting: true })).toEqual([]);
    expect(codes(await receiptsOf(last).of(declarationId))).toEqual(['7', 'L']);
    expect((await receiptsOf(last).files()).map((row) => row.declarationId)).toEqual([declarationId, declarationId]);
  });

  it('with a unified number that two declarations name are those of the first, and none of another office', async () => {
    await using service = await harness();
    const header = { unifiedNo: 'I20180000000000002' };
    const first = await service.submit(aDeclaration({ header }));
    await service.host.whenCaughtUp();
    const second = await service.submit(aDeclaration({ header: { ...header, contractNo: 'HN-2' } }));
    await service.host.whenCaughtUp();
    const receipts = receiptsOf(service);
    await receipts.bring([
      receipt('', 'L', '08:00', { ...header, customsOffice: '4905' }),
      receipt('', 'E', '09:00', { ...header, customsOffice: '4902' }),
    ]);
    expect(codes(await receipts.of(first.declarationId))).toEqual(['L']);
    expect(codes(await receipts.of(second.declarationId))).toEqual([]);
  });

  it('are kept with a code that nobody knows, and refused one by one with every fault', async () => {
    await using service = await harness();
    const { declarationId, declarationNo } = await service.submit(aDeclaration());
    const receipts = receiptsOf(service);
    const results = await receipts.bring([
      receipt(declarationNo, 'Q7', '08:00'),
      receipt('12', '', '08:00'),
      receipt(declarationNo, 'L', '08:01', { messageId: 'm1' }),
      receipt(declarationNo, 'P', '08:02', { messageId: 'm1' }),
    ]);
    expect(outcomes(results)).toEqual(['STORED', 'REFUSED', 'STORED', 'REFUSED']);
    expect(results[1]?.faults.map(({ path }) => path)).toEqual(['/receipts/1/declarationNo', '/receipts/1/code']);
    expect(results[3]?.faults).toMatchObject([{ rule: 'message-id-reused', path: '/receipts/3' }]);
    expect(results[0]?.canonical).toBe('');
    expect(codes(await receipts.of(declarationId))).toEqual(['Q7', 'L']);
    await service.host.whenCaughtUp();
    expect(await receipts.files()).toMatchObject([{ receipts: 2, unknown: 1, latestCode: 'L' }]);
  });

  it('sent many times at once are each stored once', async () => {
    await using service = await harness();
    const { declarationId, declarationNo } = await service.submit(aDeclaration());
    const receipts = receiptsOf(service);
    const all = ['L', 'J', 'P'].map((code, hour) => receipt(declarationNo, code, `0${String(hour)}:00`));
    const sent = await Promise.all(Array.from({ length: 5 }, () => receipts.bring([...all, ...all])));
    expect(sent.flatMap(outcomes).filter((outcome) => outcome === 'STORED')).toHaveLength(3);
    expect(codes(await receipts.of(declarationId))).toEqual(['L', 'J', 'P']);
  });

  it('come in from customs of that office and from administrators, and from nobody else', async () => {
    await using service = await harness();
    const { declarationId, declarationNo } = await service.submit(aDeclaration());
    const receipts = receiptsOf(service);
    const one = receipt(declarationNo, 'L', '08:00');
    expect((await refusalOf(receipts.bring([one], operatorA))).kind).toBe('forbidden');
    expect((await refusalOf(receipts.bring([one], quarantineOfficer))).refusal.code).toBe('customs-only');
    const elsewhere = { ...customsOfficer, offices: ['4902'] };
    expect(await receipts.bring([one], elsewhere)).toMatchObject([
      { outcome: 'REFUSED', faults: [{ rule: 'other-office' }], declarationId: '' },
    ]);
    // an office that the receipt only says is not enough
    expect(outcomes(await receipts.bring([{ ...one, customsOffice: '4902' }], elsewhere))).toEqual(['REFUSED']);
    expect(outcomes(await receipts.bring([receipt('', 'L', '08:00', { unifiedNo: 'X1' })]))).toEqual(['REFUSED']);
    expect(outcomes(await receipts.bring([one], administrator))).toEqual(['STORED']);
    expect((await refusalOf(receipts.of(declarationId, operatorB))).kind).toBe('not-found');
    await service.clearance(declarationId, factsOf(declarationId).opened());
    await service.host.whenCaughtUp();
    expect((await receipts.of(declarationId, customsOfficer)).receipts[0]?.receivedFrom).toBe('administrator');
    await service.host.whenCaughtUp();
    expect(await receipts.files({}, elsewhere)).toEqual([]);
    expect(await receipts.files({}, administrator)).toHaveLength(1);
    expect((await refusalOf(receipts.files({}, operatorA))).kind).toBe('forbidden');
  });

  it('come as files too, several in one; what is none is refused with its place', async () => {
    await using service = await harness();
    const { declarationId, declarationNo } = await service.submit(aDeclaration());
    const receipts = receiptsOf(service);
    const one = (code: string, day: string) =>
      `<DEC_RESULT><ENTRY_ID>${declarationNo}</ENTRY_ID><NOTICE_DATE>${day}</NOTICE_DATE><CHANNEL>${code}</CHANNEL><NOTE>n</NOTE><CUSTOM_MASTER>4905</CUSTOM_MASTER></DEC_RESULT>`;
    const file = `<DEC_RESULTS>${one('P', '2018-05-02T10:00:00')}${one('L', '20180502T08000000')}</DEC_RESULTS>`;
    expect(outcomes(await receipts.file(file))).toEqual(['STORED', 'STORED']);
    expect(outcomes(await receipts.file(file))).toEqual(['REPEATED', 'REPEATED']);
    expect((await receipts.of(declarationId)).receipts.map(({ raw }) => raw)).toEqual([one('L', '20180502T08000000'), one('P', '2018-05-02T10:00:00')]); // prettier-ignore
    const { refusal } = await refusalOf(receipts.file('<DEC_RESULTS><DEC_RESULT></DEC_RESULTS>'));
    expect(refusal).toMatchObject({ code: 'unreadable-receipts', faults: [{ rule: 'receipt', line: 1 }] });
    expect((await refusalOf(receipts.file('<DEC_RESULTS/>'))).refusal.code).toBe('no-receipts');
    expect((await refusalOf(receipts.file(`<a>${' '.repeat(2_100_000)}</a>`))).kind).toBe('too-large');
  });
});

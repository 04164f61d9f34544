import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cutsOf, damagesOf, reencodedOf } from '../../../test/damage.ts';
import { readReceipts } from './read-receipts.ts';

const folder = new URL('../../../../../../shared/inputs/china-receipts/', import.meta.url);
const here = existsSync(folder);
const file = (name: string): Buffer => readFileSync(new URL(name, folder));
async function messagesOf(bytes: Uint8Array) {
  const read = await readReceipts(bytes);
  if (!read.ok) throw new Error(JSON.stringify(read.fault));
  return read.messages;
}
const xml = (text: string): Buffer => Buffer.from(text);

describe.skipIf(!here)('a published receipt', () => {
  if (!here) process.stderr.write(`skipped: the published receipts are not here (${folder.pathname})\n`);

  it('of 2024 is read as it stands', async () => {
    const bytes = file('dec-result-K.xml');
    expect(await messagesOf(bytes)).toEqual([
      {
        ...{ messageId: '', line: 2, declarationNo: '900120241000000851', unifiedNo: 'I20240001243258893', code: 'K' },
        ...{ noticeTime: '2024-04-17T09:15:03', note: '报关单担保放行', customsOffice: '9001', raw: bytes.toString('utf8').trim() },
      },
    ]);
  });
  it('of 2018 in GB2312 is read, its number, office and Chinese note with it', async () => {
    const [message] = await messagesOf(file('dec-data-7-gb2312.xml'));
    expect(message).toMatchObject({ declarationNo: '', unifiedNo: '000000001398639573', code: '7', customsOffice: '5317' });
    expect(message).toMatchObject({ noticeTime: '20180208T15032200', note: 'Z11000001308087512直接申报成功' });
    expect(message?.raw.startsWith('<DEC_RESULT>')).toBe(true);
  });
  it('in an envelope is the answer in it, at the time of the envelope', async () => {
    expect(await messagesOf(file('dxp-dec-import-response.xml'))).toMatchObject([
      { messageId: 'DXPENT0000016069201802260951588560', unifiedNo: 'Z11000001313617428', code: 'S0', noticeTime: '2018-02-26T09:52:14.670+08:00' }, // prettier-ignore
    ]);
  });
  it('without an envelope lacks its time, and with the headers of its transport is no XML', async () => {
    expect(await messagesOf(file('dec-import-response-ns2.xml'))).toMatchObject([{ code: 'S0', note: '调用成功', noticeTime: '' }]);
    expect(await readReceipts(file('dxp-as3-with-headers.txt'))).toMatchObject({ ok: false, fault: { rule: 'receipt' } });
  });
  it.each(['dec-result-K.xml', 'dec-data-7-gb2312.xml', 'dxp-dec-import-response.xml'])(
    '%s cut, damaged or in another encoding is read or refused with a line',
    async (name) => {
      const bytes = file(name);
      for (const { about, file: broken } of [...cutsOf(bytes, 30), ...damagesOf(bytes, 30), ...reencodedOf(bytes)]) {
        const read = await readReceipts(broken);
        if (!read.ok) expect(read.fault, about).toMatchObject({ rule: 'receipt', severity: 'SEVERITY_ERROR' });
        else
          expect(
            read.messages.every(({ raw }) => raw !== ''),
            about,
          ).toBe(true);
      }
    },
  );
});

describe('a file of receipts', () => {
  it('has each receipt with its own text, also where a comment hides one', async () => {
    const one = (code: string) => `<DEC_RESULT><ENTRY_ID>1</ENTRY_ID><CHANNEL>${code}</CHANNEL></DEC_RESULT>`;
    const plain = await messagesOf(xml(`<DEC_RESULTS>${one('L')}\n${one('P')}</DEC_RESULTS>`));
    expect(plain.map(({ raw }) => raw)).toEqual([one('L'), one('P')]);
    const hidden = await messagesOf(xml(`<DEC_RESULTS><!-- ${one('X')} -->${one('L')}</DEC_RESULTS>`));
    expect(hidden.map(({ code, raw }) => [code, raw.includes('<CHANNEL>L</CHANNEL>'), raw.includes('X')])).toEqual([['L', true, false]]);
  });
  it.each([
    ['another root', '<DecMessage/>'],
    ['an entity', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><DEC_RESULT>&b;</DEC_RESULT>'],
    ['nothing', ''],
    ['an envelope of nothing', '<DxpMsg><Data>?</Data></DxpMsg>'],
    ['an envelope in an envelope', `<DxpMsg><Data>${Buffer.from('<DxpMsg><Data>QQ==</Data></DxpMsg>').toString('base64')}</Data></DxpMsg>`],
  ])('with %s is refused with a fault', async (_about, text) => {
    expect(await readReceipts(xml(text))).toMatchObject({ ok: false, fault: { rule: 'receipt' } });
  });
});

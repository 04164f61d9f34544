import { describe, expect, it } from 'vitest';
import { aDeclaration } from '../../../test/builders.ts';
import { writeReceipts } from './write-receipts.ts';

const ACCEPTED = Date.UTC(2026, 5, 30, 17, 4, 5);
const of = {
  ...{ declarationNo: '490520261000000001', customsOffice: '4905', acceptedAtMs: ACCEPTED },
  content: aDeclaration({ header: { unifiedNo: 'I20240001243258893', movementDate: '20260629' } }),
};

describe('receipts as XML', () => {
  it('have the eight elements of DEC_RESULT in their order, with times of China', () => {
    const xml = writeReceipts(of, [{ channel: 'P', noticeAtMs: ACCEPTED, note: '放行 <&>' }]);
    expect(xml.split('\n').map((line) => line.trim())).toEqual([
      ...['<?xml version="1.0" encoding="UTF-8"?>', '<DEC_RESULTS>', '<DEC_RESULT>'],
      ...['<CUS_CIQ_NO>I20240001243258893</CUS_CIQ_NO>', '<ENTRY_ID>490520261000000001</ENTRY_ID>'],
      ...['<NOTICE_DATE>2026-07-01T01:04:05</NOTICE_DATE>', '<CHANNEL>P</CHANNEL>', '<NOTE>放行 &lt;&amp;&gt;</NOTE>'],
      ...['<CUSTOM_MASTER>4905</CUSTOM_MASTER>', '<I_E_DATE>20260629</I_E_DATE>', '<D_DATE>2026-07-01T00:00:00</D_DATE>'],
      ...['</DEC_RESULT>', '</DEC_RESULTS>', ''],
    ]);
  });

  it('of nothing are an empty list, and each has a place of its own', () => {
    expect(writeReceipts(of, [])).toContain('<DEC_RESULTS/>');
    const two = writeReceipts(of, ['L', 'P'].map((channel) => ({ channel, noticeAtMs: ACCEPTED, note: '' }))); // prettier-ignore
    expect([...two.matchAll(/<CHANNEL>(.)<\/CHANNEL>/g)].map(([, code]) => code)).toEqual(['L', 'P']);
  });
});

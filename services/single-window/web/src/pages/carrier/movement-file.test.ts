import { describe, expect, it } from 'vitest';
import { checkContainer, containersOf } from './container-id.ts';
import { momentOf } from './moment-of.ts';
import { readMovementFile, templateRows } from './movement-file.ts';
import { messageIdOf } from './movement.ts';
import type { Movement } from './movement.ts';

const NOW = Date.parse('2026-11-27T12:00:00+08:00');
const HEAD = '节点,提运单号,箱号,发生时间,地点,运输方式,报文编号';
const read = (...lines: readonly string[]) => readMovementFile([HEAD, ...lines].join('\n'), NOW);

describe('a file of movements', () => {
  it('is read by its heads, in either language and any order', () => {
    const [line] = readMovementFile('billNo,occurredAt,milestone\ncosu1,2026/11/27 9:05,cargo_arrived', NOW);
    expect(line?.movement).toEqual({
      ...{ milestone: 'CARGO_ARRIVED', billNo: 'COSU1', containerIds: [], occurredAt: '2026-11-27T09:05:00+08:00' },
      ...{ location: '', transportMode: '' },
    });
    const [first] = read('运抵,COSU1,csqu3054383;MSCU6639870,2026-11-27 10:00,4905,3,M-1');
    expect(first).toMatchObject({ line: 2, messageId: 'M-1', faults: [], movement: { containerIds: ['CSQU3054383', 'MSCU6639870'] } });
  });

  it('says by line what cannot be sent, everything at once', () => {
    const lines = read(
      '飞走,，,CSQU3054384,昨天,长沙,火车,',
      '运抵,COSU1,,2026-11-27 13:00,,,',
      '运抵,COSU1,,2026-02-30 13:00,,,',
      '运抵,COSU1,,2026-11-27 10:00,,,',
    );
    expect(lines.map(({ line, faults }) => [line, faults.map(({ key }) => key)])).toEqual([
      [2, ['milestone', 'billNo', 'checkDigit', 'time', 'location', 'mode']],
      [3, ['future']],
      [4, ['time']],
      [5, []],
    ]);
    expect(lines[0]?.faults[2]?.values).toEqual({ value: 'CSQU3054384', digit: '3' });
  });

  it('takes a line that comes twice once, and gives the same file the same ids again', () => {
    const line = '运抵,COSU1,CSQU3054383 MSCU6639870,2026-11-27 10:00,4905,3,';
    const turned = '运抵,COSU1,MSCU6639870 CSQU3054383,2026-11-27 10:00,4905,3,';
    const [first, second] = read(line, turned);
    expect(second?.faults).toEqual([{ key: 'twice', values: { line: '2' } }]);
    expect(read(line)[0]?.messageId).toBe(first?.messageId);
    expect(first?.messageId).toMatch(/^[\x21-\x7e]{1,100}$/);
  });

  it('comes as a template that can be sent as it is', () => {
    const text = templateRows('2026-11-27 10:00')
      .map((row) => row.join(','))
      .join('\n');
    expect(readMovementFile(text, NOW)).toMatchObject([{ faults: [], movement: { billNo: 'COSU6123456780' } }]);
    expect(readMovementFile('', NOW)).toEqual([]);
  });
});

describe('a container number', () => {
  it('is told what is missing while it is typed', () => {
    expect(checkContainer('CSQU3054383')).toEqual({ ok: true });
    expect(checkContainer('CSQU3054384')).toEqual({ ok: false, problem: 'digit', digit: 3 });
    for (const started of ['C', 'CSQ', 'CSQU', 'CSQU305438']) expect(checkContainer(started)).toMatchObject({ problem: 'incomplete' });
    for (const wrong of ['1', 'CSQX', 'CSQU30543834', 'CSQUA']) expect(checkContainer(wrong)).toMatchObject({ problem: 'shape' });
  });

  it('is found in what people paste', () => {
    expect(containersOf(' csqu3054383，MSCU6639870\nCSQU3054383 ')).toEqual(['CSQU3054383', 'MSCU6639870']);
  });
});

describe('a moment and a message id', () => {
  it('is Shanghai time unless it says otherwise', () => {
    expect(momentOf('2026-11-27T02:00:00Z')).toBe('2026-11-27T02:00:00Z');
    expect(momentOf('2026-11-27 10:00')).toBe('2026-11-27T10:00:00+08:00');
    for (const none of ['', '10:00', '2026-13-01 10:00', '2026-11-31 10:00', '2026-11-27 25:00']) expect(momentOf(none)).toBeUndefined();
  });

  it('differ by every part of a report', () => {
    const report: Movement = {
      ...{ milestone: 'CARGO_ARRIVED', billNo: 'B', containerIds: ['A'], location: '', transportMode: '' },
      occurredAt: '2026-11-27T10:00:00Z',
    };
    const others: readonly Partial<Movement>[] = [
      ...[{ milestone: 'PICKED_UP' } as const, { billNo: 'C' }, { containerIds: ['B'] }, { location: '4905' }, { transportMode: '2' }],
      { occurredAt: '2026-11-27T10:01:00Z' },
    ];
    expect(new Set([report, ...others.map((other) => ({ ...report, ...other }))].map(messageIdOf)).size).toBe(7);
  });
});

import { describe, expect, it } from 'vitest';
import { aDeclaration, codeTables } from '../../../test/builders.ts';
import { fixedFieldFaults, reasonFaults } from './reasons.ts';

const reason = { code: '03', text: '单价录入错误', proof: '' };
const paths = (given: Partial<typeof reason>, rest: { kind?: 'AMENDMENT' | 'WITHDRAWAL'; released?: boolean } = {}) =>
  reasonFaults(codeTables, { kind: 'AMENDMENT', released: false, ...rest, reason: { ...reason, ...given } }).map(({ path }) => path);

describe('the reason of a request', () => {
  it.each([
    ['is taken from the table', {}, {}, []],
    ['is in the table', { code: '77' }, {}, ['/reasonCode']],
    ['is one for a withdrawal', { code: '07' }, { kind: 'WITHDRAWAL' }, ['/reasonCode']],
    ['is one that holds after release, with proof', { code: '99' }, { released: true }, ['/reasonCode', '/proof']],
    ['has proof after release', { proof: '合同HN-2' }, { released: true }, []],
    ['is explained', { text: '  ' }, {}, ['/reason']],
    ['is explained in some words, not in a book', { text: 'x'.repeat(501), proof: 'y'.repeat(201) }, {}, ['/reason', '/proof']],
    ['tells all its faults at once', { code: '', text: '' }, { released: true }, ['/reasonCode', '/reason', '/proof']],
  ] as const)('%s', (_name, given, rest, expected) => {
    expect(paths(given, rest)).toEqual(expected);
  });
  it('names what is wrong in both languages, with what to do', () => {
    const [fault] = reasonFaults(codeTables, { kind: 'AMENDMENT', released: false, reason: { ...reason, code: '77' } });
    for (const text of [fault?.message.zh, fault?.message.en, fault?.hint.zh, fault?.hint.en]) expect(text).toBeTruthy();
  });
});

it('direction, office and parties of a declaration cannot be amended', () => {
  const before = aDeclaration();
  const after = aDeclaration({
    header: {
      ...{ direction: 'E', customsOffice: '4902' },
      ...{ trader: { ...before.header.trader, creditCode: 'X' }, declarant: { ...before.header.declarant, creditCode: 'Y' } },
    },
  });
  expect(fixedFieldFaults(before, before)).toEqual([]);
  expect(fixedFieldFaults(before, after).map(({ path }) => path)).toEqual([
    ...['/header/direction', '/header/customsOffice', '/header/trader/creditCode', '/header/declarant/creditCode'],
  ]);
});

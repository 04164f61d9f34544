import { describe, expect, it } from 'vitest';
import { isAccountNo, isCompany, isDeclarationNo, isLineNo, isListNo, isPassNo } from './identifiers.ts';

describe('numbers of bonded documents', () => {
  it.each([
    [isAccountNo, 'T3111W000076'],
    [isAccountNo, 'L4905W00A001'],
    [isListNo, 'QD311124E000098849'],
    [isPassNo, 'Z3111E240726000000000456'],
    [isDeclarationNo, '531820161181010544'],
    [isDeclarationNo, '49052018I000000017'],
    [isCompany, '91430100MA4L00011K'],
    [isLineNo, '12'],
  ])('%o takes %s', (is, text) => {
    expect(is(text)).toBe(true);
  });

  it.each([
    [isAccountNo, 't3111W000076'],
    [isAccountNo, 'T3111W00007'],
    [isAccountNo, 'C49051234567'],
    [isListNo, 'QD311124X000098849'],
    [isListNo, 'QD311124E000098849\n'],
    [isPassNo, 'Z3111E241326000000000456'],
    [isPassNo, 'Z3111E24072600000000045'],
    [isDeclarationNo, '531820162181010544'],
    [isCompany, '91430100MA4L00011I'],
    [isLineNo, '012'],
    [isLineNo, '0'],
  ])('%o refuses %s', (is, text) => {
    expect(is(text)).toBe(false);
  });
});

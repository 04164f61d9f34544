import { expect, it } from 'vitest';
import { aDeclaration, BROKER } from '../../test/builders.ts';
import { acceptedFrom } from './accepted-facts.ts';

it.each([
  ['of the account of a zone', '1', 'T4905W000001', '1'],
  ['entered first, declared later', '2', 'H49051000001', '2'],
  ['an ordinary declaration of a client that writes a kind all the same', '1', '', undefined],
  ['of a processing handbook', '1', 'B49051000001', undefined],
  ['a declaration over several deliveries', '4', 'T4905W000001', undefined],
  ['no kind', '', 'T4905W000001', undefined],
])('a record list 备案清单 is what a zone account is named on: %s', (_case, billType, manualNo, listType) => {
  const content = aDeclaration({ header: { billType, manualNo } });
  const told = {
    declarationId: 'id',
    declarationNo: '490520181000000001',
    content,
    company: BROKER,
    sample: false,
    codeTablesVersion: 'v',
  };
  expect(acceptedFrom(told, 0).listType).toBe(listType);
});

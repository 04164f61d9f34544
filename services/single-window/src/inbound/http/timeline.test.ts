import { GetCaseResponse } from '@tongguan/contracts/clearance/v1/clearance';
import { GetDeclarationResponse } from '@tongguan/contracts/declarations/v1/declarations';
import { expect, it } from 'vitest';
import { timelineBody } from './timeline.ts';

it('tells facts of the same moment in the order of the process, whichever service tells of them', () => {
  const at = { occurredAtMs: 1_795_000_000_000, recordedAtMs: 1_795_000_000_000 };
  const declaration = GetDeclarationResponse.fromPartial({
    row: { declarationId: 'd' },
    timeline: ['DECL_SUBMITTED', 'DECL_ACCEPTED', 'REVIEW_DONE', 'RELEASED'].map((fact) => ({ ...at, fact, version: 1 })),
  });
  const own = GetCaseResponse.fromPartial({
    caseId: 'd',
    facts: [
      { ...at, fact: 'CASE_OPENED', version: 1 },
      { ...at, fact: 'REVIEW_DONE', version: 1 },
      // recorded a little later, and yet before the release that follows from it
      { ...at, recordedAtMs: at.recordedAtMs + 5, fact: 'AUTHORITY_CLEARED', authority: 'customs', version: 1 },
      { ...at, fact: 'RELEASED', version: 1 },
    ],
  });
  expect(timelineBody(declaration, own, undefined).map(({ fact }) => fact)).toEqual([
    ...['DECL_SUBMITTED', 'DECL_ACCEPTED', 'CASE_OPENED', 'REVIEW_DONE', 'AUTHORITY_CLEARED', 'RELEASED'],
  ]);
});

import { standingOf } from '../../domain/mandate/mandate-state.ts';
import type { PaperMandates } from '../../domain/mandate/paper-mandates.ts';
import type { RowOfMandate } from './mandates.handlers.ts';

/** How a mandate stands today: by its stream, or by its paper where the stream has said nothing. */
export function mandateRows(papers: PaperMandates, today: () => string): RowOfMandate {
  return ({ mandateId, trader, agent, state, version }, names) => {
    const paper = papers.get(mandateId);
    const standing = standingOf(state, paper, today());
    if (standing === undefined) return undefined;
    const { given = paper, asked, ended, status, sample } = state;
    return {
      ...{ mandateId, traderCompany: trader, agentCompany: agent, standing, version, sample },
      ...{ traderName: names.get(trader) ?? '', agentName: names.get(agent) ?? '' },
      ...{ terms: given?.terms, grantedAtMs: given?.atMs ?? 0 },
      ...{ asked: asked?.status === 'OPEN' ? asked.terms : undefined, askedAtMs: asked?.status === 'OPEN' ? asked.atMs : 0 },
      ...{ endedByCompany: ended?.byCompany ?? '', endedReason: ended?.reason ?? '', endedAtMs: ended?.atMs ?? 0 },
      paperConfidence: status === 'NONE' ? (paper?.confidence ?? '') : '',
    };
  };
}

import { given } from '@tongguan/testing/decider';
import { describe, expect, it } from 'vitest';
import { aDeclaration, BROKER } from '../../test/builders.ts';
import { askAmendment, askWithdrawal } from './amendment/ask.ts';
import type { AskAmendment } from './amendment/ask.ts';
import { approveRequest, refuseRequest } from './amendment/decide-request.ts';
import { requestedOf } from './amendment/requested-of.ts';
import type { DeclarationState } from './declaration.ts';
import { declaration, recordDetained, recordInspected, recordInspectionOrdered } from './declaration.ts';
import { recordRefused, recordReleased, recordReview, submit } from './declaration.ts';
import type { DeclarationsEvent } from './events.ts';
import { recordCargoMoved } from './lifecycle/cargo-moved.ts';
import { closing } from './lifecycle/close.ts';
import { expire } from './lifecycle/expire.ts';

const NOW = 1_526_000_000_000;
const content = aDeclaration();
const other = aDeclaration({ header: { contractNo: 'HN-2' } });
const said = { occurredAtMs: NOW, source: 'customs' };
const filing = { declarationId: 'id', declarationNo: '490520181000000001', contentDigest: 'd1', company: BROKER, sample: false };
const about = {
  ...{ company: BROKER, reason: { code: '03', text: 'typed wrongly', proof: 'contract HN-2' } },
  requestedOf: requestedOf({ declarationId: 'id', content, filedByCompany: BROKER, sample: false }),
};
const amendment: AskAmendment = {
  ...{
    ...about,
    requestId: 'A',
    baseContentVersion: 1,
    content: other,
    contentDigest: 'd2',
    touchesClearance: false,
    codeTablesVersion: 'v',
  },
};
const next = { content: other, contentDigest: 'd2', codeTablesVersion: 'v' };
const decision = { officer: 'customs-officer', reason: 'agreed' };

const EXPIRES = NOW + 86_400_000;
/** Without a law's day in the acceptance there is nothing to assess. */
const unassessed = {
  now: NOW,
  assess: () => {
    throw new Error('nothing is to be assessed');
  },
};

type Decide = (state: DeclarationState, version: number) => readonly DeclarationsEvent[] | { readonly refusal: string };
const commands = {
  askAmendment: (state) => askAmendment(state, { ...amendment, requestId: 'A2' }, NOW),
  askWithdrawal: (state) => askWithdrawal(state, { ...about, requestId: 'W2', digest: 'w' }, NOW),
  approveAmendment: (state, version) =>
    approveRequest(state, { ...decision, requestId: 'A', expectedVersion: version }, next, { version, now: NOW }),
  approveWithdrawal: (state, version) =>
    approveRequest(state, { ...decision, requestId: 'W', expectedVersion: version }, undefined, { version, now: NOW }),
  refuseAmendment: (state, version) =>
    refuseRequest(state, { ...decision, requestId: 'A', expectedVersion: version }, { version, now: NOW }),
  review: (state) => recordReview(state, said),
  order: (state) => recordInspectionOrdered(state, 'customs', said),
  inspect: (state) => recordInspected(state, 'customs', said),
  detain: (state) => recordDetained(state, 'customs', 'FINDING_IPR', said),
  returnIt: (state) => recordRefused(state, 'customs', 'law', said),
  release: (state) => {
    const released = recordReleased(state, said);
    return 'refusal' in released ? released : closing(state, released, undefined);
  },
  arrive: (state) => recordCargoMoved(state, { milestone: 'CARGO_ARRIVED', movedAtMs: NOW, amendment: 0 }, undefined, unassessed),
  pickUp: (state) => recordCargoMoved(state, { milestone: 'PICKED_UP', movedAtMs: NOW, amendment: 0 }, undefined, unassessed),
  expire: (state) => expire(state, EXPIRES),
} as const satisfies Readonly<Record<string, Decide>>;
type Command = keyof typeof commands;

function after(history: readonly DeclarationsEvent[], ...decide: readonly Decide[]): readonly DeclarationsEvent[] {
  return decide.reduce((events, one) => {
    const decided = one(given(declaration, events).state, events.length);
    if ('refusal' in decided) throw new Error(decided.refusal);
    return [...events, ...decided];
  }, history);
}

const accepted = after([], (state) =>
  submit(
    state,
    { ...filing, content, codeTablesVersion: 'v', prospects: { expiresAtMs: EXPIRES, warnsAtMs: NOW, refundable: false } },
    NOW,
  ),
);
const asking: Decide = (state) => askAmendment(state, amendment, NOW);
const askingToWithdraw: Decide = (state) => askWithdrawal(state, { ...about, requestId: 'W', digest: 'w' }, NOW);
const withdrawn = after(accepted, askingToWithdraw, commands.approveWithdrawal);

/** How a declaration comes to each status; the request that is decided on was made before, where one can be. */
const ways = {
  NONE: [],
  SUBMITTED: accepted.slice(0, 1),
  RECEIVED: accepted,
  REVIEWED: after(accepted, commands.review),
  INSPECTING: after(accepted, commands.order),
  DETAINED: after(accepted, commands.order, commands.detain),
  RETURNED: after(accepted, commands.returnIt),
  RELEASED: after(accepted, commands.release),
  WITHDRAWN: withdrawn,
  CLOSED: after(accepted, commands.release, commands.pickUp),
  EXPIRED: after(accepted, commands.expire),
} as const;
type Status = keyof typeof ways;

const open: Partial<Record<Command, Decide>> = {
  approveAmendment: asking,
  refuseAmendment: asking,
  approveWithdrawal: askingToWithdraw,
};

const UNKNOWN = 'unknown-declaration';
const nothing = 'nothing';
/** Whatever stands here is an edge of domain.md §1.6 and §3.6; what is refused is named by its refusal. */
const edges: Readonly<Record<Status, Readonly<Record<Command, string>>>> = {
  NONE: {
    ...{ askAmendment: UNKNOWN, askWithdrawal: UNKNOWN, approveAmendment: 'no-such-request', approveWithdrawal: 'no-such-request' },
    ...{ refuseAmendment: 'no-such-request', review: UNKNOWN, order: UNKNOWN, inspect: UNKNOWN, detain: UNKNOWN, returnIt: UNKNOWN },
    release: UNKNOWN,
    ...{ arrive: UNKNOWN, pickUp: UNKNOWN, expire: nothing },
  },
  SUBMITTED: {
    ...{ askAmendment: UNKNOWN, askWithdrawal: UNKNOWN, approveAmendment: 'no-such-request', approveWithdrawal: 'no-such-request' },
    ...{ refuseAmendment: 'no-such-request', review: UNKNOWN, order: UNKNOWN, inspect: UNKNOWN, detain: UNKNOWN, returnIt: UNKNOWN },
    release: UNKNOWN,
    ...{ arrive: UNKNOWN, pickUp: UNKNOWN, expire: nothing },
  },
  RECEIVED: {
    ...{ askAmendment: 'RECEIVED', askWithdrawal: 'RECEIVED', approveAmendment: 'RECEIVED', approveWithdrawal: 'WITHDRAWN' },
    ...{
      refuseAmendment: 'RECEIVED',
      review: 'REVIEWED',
      order: 'INSPECTING',
      inspect: 'RECEIVED',
      detain: 'DETAINED',
      returnIt: 'RETURNED',
    },
    release: 'RELEASED',
    ...{ arrive: 'RECEIVED', pickUp: 'RECEIVED', expire: 'EXPIRED' },
  },
  REVIEWED: {
    ...{ askAmendment: 'REVIEWED', askWithdrawal: 'REVIEWED', approveAmendment: 'REVIEWED', approveWithdrawal: 'WITHDRAWN' },
    ...{ refuseAmendment: 'REVIEWED', review: nothing, order: 'INSPECTING', inspect: 'REVIEWED', detain: 'DETAINED', returnIt: 'RETURNED' },
    release: 'RELEASED',
    ...{ arrive: 'REVIEWED', pickUp: 'REVIEWED', expire: 'EXPIRED' },
  },
  INSPECTING: {
    ...{ askAmendment: 'under-inspection', askWithdrawal: 'under-inspection', approveAmendment: 'under-inspection' },
    ...{ approveWithdrawal: 'under-inspection', refuseAmendment: 'INSPECTING', review: 'INSPECTING', order: 'INSPECTING' },
    ...{ inspect: 'RECEIVED', detain: 'DETAINED', returnIt: 'RETURNED', release: 'RELEASED' },
    ...{ arrive: 'INSPECTING', pickUp: 'INSPECTING', expire: 'EXPIRED' },
  },
  DETAINED: {
    ...{ askAmendment: 'goods-detained', askWithdrawal: 'goods-detained', approveAmendment: 'goods-detained' },
    ...{ approveWithdrawal: 'goods-detained', refuseAmendment: 'DETAINED', review: 'DETAINED', order: 'INSPECTING' },
    // a clean result and the finding are of one moment here: then the finding stands
    ...{ inspect: 'DETAINED', detain: 'DETAINED', returnIt: 'RETURNED', release: 'RELEASED' },
    ...{ arrive: 'DETAINED', pickUp: 'DETAINED', expire: nothing },
  },
  RETURNED: {
    ...{ askAmendment: 'declaration-returned', askWithdrawal: 'declaration-returned', approveAmendment: 'request-decided' },
    ...{ approveWithdrawal: 'request-decided', refuseAmendment: 'request-decided', review: 'RETURNED', order: 'RETURNED' },
    ...{ inspect: 'RETURNED', detain: 'RETURNED', returnIt: nothing, release: 'returned-before' },
    ...{ arrive: 'RETURNED', pickUp: 'RETURNED', expire: nothing },
  },
  RELEASED: {
    ...{ askAmendment: 'RELEASED', askWithdrawal: 'declaration-released', approveAmendment: 'RELEASED' },
    ...{ approveWithdrawal: 'declaration-released', refuseAmendment: 'RELEASED', review: 'RELEASED', order: 'RELEASED' },
    ...{ inspect: 'RELEASED', detain: 'RELEASED', returnIt: 'released-before', release: nothing },
    ...{ arrive: 'RELEASED', pickUp: 'CLOSED', expire: nothing },
  },
  WITHDRAWN: {
    ...{ askAmendment: 'declaration-withdrawn', askWithdrawal: 'declaration-withdrawn', approveAmendment: 'no-such-request' },
    ...{ approveWithdrawal: 'request-decided', refuseAmendment: 'no-such-request', review: 'WITHDRAWN', order: 'WITHDRAWN' },
    ...{ inspect: 'WITHDRAWN', detain: 'WITHDRAWN', returnIt: nothing, release: nothing },
    ...{ arrive: 'WITHDRAWN', pickUp: 'WITHDRAWN', expire: nothing },
  },
  CLOSED: {
    ...{ askAmendment: 'CLOSED', askWithdrawal: 'declaration-closed', approveAmendment: 'CLOSED' },
    ...{ approveWithdrawal: 'declaration-closed', refuseAmendment: 'CLOSED', review: 'CLOSED', order: 'CLOSED' },
    ...{ inspect: 'CLOSED', detain: 'CLOSED', returnIt: 'released-before', release: nothing },
    // picked up already: the same movement is told once
    ...{ arrive: 'CLOSED', pickUp: nothing, expire: nothing },
  },
  EXPIRED: {
    ...{ askAmendment: 'declaration-expired', askWithdrawal: 'declaration-expired', approveAmendment: 'request-decided' },
    ...{ approveWithdrawal: 'request-decided', refuseAmendment: 'request-decided', review: 'EXPIRED', order: 'EXPIRED' },
    // decided there before the expiry was known there: it stands, and the case is told of it
    ...{ inspect: 'EXPIRED', detain: 'EXPIRED', returnIt: nothing, release: nothing },
    ...{ arrive: 'EXPIRED', pickUp: 'EXPIRED', expire: nothing },
  },
};

/** The request is made while the declaration still takes one, and then it goes its way. */
function historyFor(status: Status, command: Command): readonly DeclarationsEvent[] {
  const ask = open[command];
  const way = ways[status];
  if (ask === undefined || way.length < accepted.length || status === 'WITHDRAWN') return way;
  return [...after(accepted, ask), ...way.slice(accepted.length)];
}

describe('every edge of the declaration', () => {
  const all = (Object.keys(edges) as Status[]).flatMap((status) =>
    (Object.keys(commands) as Command[]).map((command) => [status, command, edges[status][command]] as const),
  );
  it.each(all)('%s, %s: %s', (status, command, expected) => {
    const history = historyFor(status, command);
    const { state } = given(declaration, history);
    expect(state.status).toBe(status);
    const decided = commands[command](state, history.length);
    if ('refusal' in decided) expect(decided.refusal).toBe(expected);
    else if (decided.length === 0) expect(nothing).toBe(expected);
    else expect(decided.reduce(declaration.evolve, state).status).toBe(expected);
  });
  it('is walked: each status is left or entered by one', () => {
    const entered = new Set(Object.values(edges).flatMap((row) => Object.values(row)));
    for (const status of ['RECEIVED', 'REVIEWED', 'INSPECTING', 'DETAINED', 'RETURNED', 'RELEASED', 'WITHDRAWN', 'CLOSED', 'EXPIRED']) {
      expect(entered).toContain(status);
    }
  });
});

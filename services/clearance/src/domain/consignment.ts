import { arrivalOf } from './arrival-of.ts';
import type { Movement } from './bill-movements.ts';
import { movedAfter, movementFacts } from './bill-movements.ts';
import type { Reports } from './bill-movements.ts';
import type { ClearanceEvent } from './facts.ts';
import { fact } from './facts.ts';

/**
 * Consignment (同一提运单项下货物): stream `consignment/<bill no>`, where arrival (运抵) and declaration meet in any order.
 * It is named after what the two share, so neither has to look for the other.
 */
export interface ConsignmentState {
  /** Earliest report for the bill as a whole (no containers named), epoch ms. */
  readonly billArrivedAtMs: number | undefined;
  /** Earliest report of any part of the bill, epoch ms. */
  readonly firstArrivedAtMs: number | undefined;
  /** Container number -> earliest report, epoch ms. */
  readonly containers: ReadonlyMap<string, number>;
  readonly declarations: ReadonlyMap<string, Attached>;
  /** Reports of other movements than the arrival, by milestone. */
  readonly movements: ReadonlyMap<string, Reports>;
  /** Reports taken: `<reporter>|<message id>`. */
  readonly messages: ReadonlySet<string>;
}

interface Attached {
  readonly containerIds: readonly string[];
  readonly joined: boolean;
  /** Movements that all of its goods have made. */
  readonly moved: ReadonlySet<string>;
  /** How often the declaration had been amended when it was attached like this. */
  readonly amendment: number;
}

export interface Arrival {
  readonly billNo: string;
  /** The reporter's own id of the message; with the reporter it names one report for ever. */
  readonly messageId: string;
  readonly reporter: string;
  /** Empty: the bill as a whole. */
  readonly containerIds: readonly string[];
  /** Epoch ms. */
  readonly arrivedAtMs: number;
}

const initial: ConsignmentState = {
  billArrivedAtMs: undefined,
  firstArrivedAtMs: undefined,
  containers: new Map(),
  declarations: new Map(),
  movements: new Map(),
  messages: new Set(),
};

const earliest = (known: number | undefined, atMs: number): number => Math.min(known ?? atMs, atMs);

function evolve(state: ConsignmentState, { fact: happened, occurredAtMs: at, source }: ClearanceEvent): ConsignmentState {
  switch (happened?.$case) {
    case 'arrivalAttached': {
      const { containerIds, messageId } = happened.value;
      const containers = new Map(state.containers);
      for (const id of containerIds) containers.set(id, earliest(containers.get(id), at));
      return {
        ...state,
        containers,
        billArrivedAtMs: containerIds.length === 0 ? earliest(state.billArrivedAtMs, at) : state.billArrivedAtMs,
        firstArrivedAtMs: earliest(state.firstArrivedAtMs, at),
        messages: new Set(state.messages).add(`${source}|${messageId}`),
      };
    }
    case 'declarationAttached': {
      const { declarationId, containerIds, amendment } = happened.value;
      return {
        ...state,
        declarations: new Map(state.declarations).set(declarationId, { containerIds, joined: false, moved: new Set(), amendment }),
      };
    }
    case 'consignmentJoined': {
      const { declarationId } = happened.value;
      const known = state.declarations.get(declarationId) ?? { containerIds: [], moved: new Set(), amendment: 0 };
      return { ...state, declarations: new Map(state.declarations).set(declarationId, { ...known, joined: true }) };
    }
    case 'declarationDetached': {
      const declarations = new Map(state.declarations);
      declarations.delete(happened.value.declarationId);
      return { ...state, declarations };
    }
    case 'movementAttached': {
      const messages = new Set(state.messages).add(`${source}|${happened.value.messageId}`);
      return { ...state, messages, movements: movedAfter(state.movements, happened.value, at) };
    }
    case 'consignmentMoved': {
      const { declarationId, milestone } = happened.value;
      const known = state.declarations.get(declarationId);
      if (known === undefined) return state;
      const moved = { ...known, moved: new Set(known.moved).add(milestone) };
      return { ...state, declarations: new Map(state.declarations).set(declarationId, moved) };
    }
    case 'taxAssessed':
    case 'taxSettled':
    case 'taxBillVoided':
    case 'taxRefundDue':
    case 'taxReassessed':
    case 'taxReceiptTaken':
    case 'caseOpened':
    case 'reviewDone':
    case 'cargoArrived':
    case 'caseClaimed':
    case 'claimExtended':
    case 'claimReturned':
    case 'authorityCleared':
    case 'authorityHeld':
    case 'authorityRefused':
    case 'authorityOverdue':
    case 'inspectionOrdered':
    case 'inspectionRecorded':
    case 'caseReleased':
    case 'casePickupReleased':
    case 'completionReceived':
    case 'completionOpened':
    case 'caseAmended':
    case 'caseWithdrawn':
    case undefined:
      return state;
  }
}

/** The fold of a consignment's stream, as the journal wants it. */
export const consignment = { category: 'consignment', initial, evolve };

/** What of a declaration's cargo has arrived; times are epoch ms, 0: not yet. */
export interface ContainerArrivals {
  /** Earliest report of the bill as a whole, or of any part of it where no container is declared. */
  readonly billArrivedAtMs: number;
  readonly containers: readonly { readonly containerId: string; readonly arrivedAtMs: number }[];
}

/** Which containers of a declaration have arrived, and when (集装箱运抵情况); a report of the whole bill is of each of them. */
export function arrivalsOf(state: ConsignmentState | undefined, containerIds: readonly string[]): ContainerArrivals {
  const bill = state?.billArrivedAtMs ?? Infinity;
  const known = (atMs: number): number => (atMs === Infinity ? 0 : atMs);
  return {
    billArrivedAtMs: known(containerIds.length === 0 ? (state?.firstArrivedAtMs ?? Infinity) : bill),
    containers: containerIds.map((containerId) => ({
      containerId,
      arrivedAtMs: known(Math.min(state?.containers.get(containerId) ?? Infinity, bill)),
    })),
  };
}

/** Adds the joined fact, once, for every declaration whose cargo is now all there. */
function join(state: ConsignmentState, billNo: string, event: ClearanceEvent, nowMs: number): readonly ClearanceEvent[] {
  const after = evolve(state, event);
  const joined = [...after.declarations].flatMap(([declarationId, { containerIds, joined, amendment }]) => {
    const arrivedAtMs = joined ? undefined : arrivalOf(after, containerIds);
    return arrivedAtMs === undefined ? [] : [fact('consignmentJoined', { billNo, declarationId, arrivedAtMs, amendment }, nowMs, 'system')];
  });
  return [event, ...joined, ...movementFacts(after, billNo, nowMs)];
}

/** Attaches a report that cargo of the bill has moved otherwise. A repeat changes nothing. */
export function attachMovement(state: ConsignmentState, movement: Movement, nowMs: number): readonly ClearanceEvent[] {
  const { billNo, milestone, messageId, reporter, containerIds, movedAtMs } = movement;
  if (state.messages.has(`${reporter}|${messageId}`)) return [];
  const event = fact('movementAttached', { billNo, milestone, messageId, containerIds }, movedAtMs, reporter);
  return [event, ...movementFacts(evolve(state, event), billNo, nowMs)];
}

/** Attaches a report that cargo of the bill has arrived. A repeat changes nothing. */
export function attachArrival(state: ConsignmentState, arrival: Arrival, nowMs: number): readonly ClearanceEvent[] {
  const { billNo, messageId, reporter, containerIds, arrivedAtMs } = arrival;
  if (state.messages.has(`${reporter}|${messageId}`)) return [];
  return join(state, billNo, fact('arrivalAttached', { billNo, messageId, containerIds }, arrivedAtMs, reporter), nowMs);
}

/** Attaches a declaration to the bill that it names, anew after an amendment. A repeat changes nothing. */
export function attachDeclaration(
  state: ConsignmentState,
  declaration: {
    readonly billNo: string;
    readonly declarationId: string;
    readonly containerIds: readonly string[];
    readonly amendment: number;
  },
  nowMs: number,
): readonly ClearanceEvent[] {
  const known = state.declarations.get(declaration.declarationId);
  if (known !== undefined && known.amendment >= declaration.amendment) return [];
  return join(state, declaration.billNo, fact('declarationAttached', declaration, nowMs, 'system'), nowMs);
}

/** Takes a declaration off the bill: it names another one, or is void. A repeat changes nothing. */
export function detachDeclaration(
  state: ConsignmentState,
  declaration: { readonly billNo: string; readonly declarationId: string },
  nowMs: number,
): readonly ClearanceEvent[] {
  if (!state.declarations.has(declaration.declarationId)) return [];
  return [fact('declarationDetached', declaration, nowMs, 'system')];
}

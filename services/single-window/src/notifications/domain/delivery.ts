import type { Notification, SingleWindowEvent } from './events.ts';
import { nextDelayMs } from './retry.ts';

/** What came of one sending. */
export interface Attempt {
  /** Epoch milliseconds, and how long it took. */
  readonly startedAtMs: number;
  readonly durationMs: number;
  /** 0: there was no answer. */
  readonly httpStatus: number;
  /** Why there was no answer: `timeout`, `refused-address`, ...; empty otherwise. */
  readonly fault: string;
}

/** A lane that has work. */
export interface DeliverLane {
  readonly lane: string;
  readonly subscriptionId: string;
  readonly company: string;
  /** As a read model shows them, which may be a little late: the lane's stream says what is sent already. */
  readonly waiting: readonly Notification[];
}

/** What came of it. */
export interface DeliveredLane {
  /** Of the lane's stream, for whoever waits until it shows. */
  readonly version: number;
  /** How the receiver did; undefined: nothing was sent. */
  readonly receiver: 'well' | 'refuses' | 'unreachable' | undefined;
}

/** Of one message in its lane. */
interface Sending {
  readonly attempts: number;
  readonly settled: boolean;
  readonly nextAttemptAtMs: number;
}

/** 投递: what was sent in a lane, by the number of the message. */
export interface LaneState {
  readonly messages: Readonly<Record<number, Sending>>;
}

/** Stream `delivery/<lane>`: messages of one subscription that must stay in order, those of one declaration. */
export const lane = {
  category: 'delivery',
  initial: { messages: {} } satisfies LaneState as LaneState,
  evolve: evolveLane,
};

/** What a message is about, declaration, mandate or certificate: messages of one of them stay in order. */
export const subjectOf = ({
  declarationId,
  mandateId,
  certificateId,
}: Pick<Notification, 'declarationId' | 'mandateId' | 'certificateId'>): string =>
  [declarationId, mandateId, certificateId].find((id) => id !== '') ?? '';

export const laneOf = (subscriptionId: string, subject: string): string => `${subscriptionId}.${subject}`;
/** What is asked for again has a lane of its own: it holds up nothing, and its place was before. */
export const laneAgain = (subscriptionId: string, sequence: number): string => `${subscriptionId}.again-${String(sequence)}`;
export const isLaneAgain = (lane: string): boolean => lane.includes('.again-');
export const laneOfTests = (subscriptionId: string): string => `${subscriptionId}.test`;

const fresh: Sending = { attempts: 0, settled: false, nextAttemptAtMs: 0 };

function evolveLane(state: LaneState, { fact }: SingleWindowEvent): LaneState {
  const put = (sequence: number, sending: Sending): LaneState => ({ messages: { ...state.messages, [sequence]: sending } });
  if (fact?.$case === 'deliveryAttempted') {
    const { sequence, outcome, nextAttemptAtMs } = fact.value;
    const { attempts } = state.messages[sequence] ?? fresh;
    return put(sequence, { attempts: attempts + 1, settled: outcome !== 'DELIVERY_OUTCOME_RETRY', nextAttemptAtMs });
  }
  if (fact?.$case === 'deliveryGivenUp') return put(fact.value.sequence, { ...fresh, settled: true });
  if (fact?.$case === 'deliveryRequested' && fact.value.notification !== undefined) return put(fact.value.notification.sequence, fresh);
  return state;
}

export function isSettled(state: LaneState, sequence: number): boolean {
  return state.messages[sequence]?.settled === true;
}

/** When a message may be sent, epoch milliseconds; 0: at once. */
export function sendableAtMs(state: LaneState, sequence: number): number {
  return state.messages[sequence]?.nextAttemptAtMs ?? 0;
}

export interface Sent {
  readonly lane: string;
  readonly subscriptionId: string;
  readonly company: string;
  readonly notification: Pick<Notification, 'sequence' | 'queuedAtMs'>;
  readonly attempt: Attempt;
}

export const isDelivered = ({ httpStatus }: Pick<Attempt, 'httpStatus'>): boolean => httpStatus >= 200 && httpStatus < 300;

/** Records a sending: done, to be tried again after a wait that grows, or failed for good. `now` is epoch milliseconds. */
export function recordAttempt(state: LaneState, sent: Sent, now: number): readonly SingleWindowEvent[] {
  const { lane: of, subscriptionId, company, notification, attempt } = sent;
  const { sequence, queuedAtMs } = notification;
  const before = state.messages[sequence] ?? fresh;
  if (before.settled) return [];
  const delayMs = isDelivered(attempt) ? undefined : nextDelayMs(before.attempts + 1, now - queuedAtMs);
  const outcome = isDelivered(attempt)
    ? ('DELIVERY_OUTCOME_DELIVERED' as const)
    : delayMs === undefined
      ? ('DELIVERY_OUTCOME_FAILED' as const)
      : ('DELIVERY_OUTCOME_RETRY' as const);
  const nextAttemptAtMs = delayMs === undefined ? 0 : now + delayMs;
  const value = { lane: of, subscriptionId, company, sequence, ...attempt, outcome, nextAttemptAtMs };
  return [{ occurredAtMs: now, source: 'system', fact: { $case: 'deliveryAttempted', value } }];
}

/** A message whose subscription has ended is never sent. */
export function giveUp(
  state: LaneState,
  { lane: of, subscriptionId, sequence }: { readonly lane: string; readonly subscriptionId: string; readonly sequence: number },
  now: number,
): readonly SingleWindowEvent[] {
  if (isSettled(state, sequence)) return [];
  const fact = { $case: 'deliveryGivenUp' as const, value: { lane: of, subscriptionId, sequence } };
  return [{ occurredAtMs: now, source: 'system', fact }];
}

/** Asks for a past message once more (重新发送); one that is on its way already is not doubled. */
export function requestAgain(
  state: LaneState,
  asked: { readonly lane: string; readonly subscriptionId: string; readonly company: string; readonly notification: Notification },
  now: number,
): readonly SingleWindowEvent[] {
  const before = state.messages[asked.notification.sequence];
  if (before !== undefined && !before.settled) return [];
  const notification = { ...asked.notification, queuedAtMs: now };
  return [{ occurredAtMs: now, source: asked.company, fact: { $case: 'deliveryRequested', value: { ...asked, notification } } }];
}

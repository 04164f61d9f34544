import type { Attempt } from './delivery.ts';

/** One message on its way to a receiver. */
export interface Outgoing {
  readonly url: string;
  /** webhook-id */
  readonly messageId: string;
  readonly body: string;
  /** `whsec_…`; each gives a signature. */
  readonly secrets: readonly string[];
  readonly signal: AbortSignal;
}

/** Sends one message. It never throws for what a receiver does: that is an attempt that failed. */
export type Transmit = (message: Outgoing) => Promise<Attempt>;

import type { MethodDefinition, ServiceDefinition } from '@grpc/grpc-js';
import type { Principal } from '@tongguan/auth/principal';

/** A unary service as ts-proto describes it, e.g. `DeclarationsServiceService`. */
export type Definition = ServiceDefinition;

export type RequestOf<Method> = Method extends { requestDeserialize: (bytes: Buffer) => infer Request } ? Request : never;
export type ResponseOf<Method> = Method extends { responseDeserialize: (bytes: Buffer) => infer Response } ? Response : never;

/** What a handler knows of its call beside the request. */
export interface CallContext {
  /** Who calls, verified here; undefined when the call came without a token. A bad token never reaches a handler. */
  readonly principal: Principal | undefined;
  /** The verified token, to be passed on to a peer. */
  readonly token: string | undefined;
  /** Aborts when the deadline is over or the caller has gone. */
  readonly signal: AbortSignal;
}

/** One function per method. What it throws reaches the caller as the same refusal, or, if unexpected, as a fault without inner text. */
export type Handlers<D> = {
  readonly [Method in keyof D]: (request: RequestOf<D[Method]>, call: CallContext) => Promise<ResponseOf<D[Method]>>;
};

export interface CallOptions {
  readonly token?: string | undefined;
  /** Milliseconds until the caller gives up. Default {@link DEFAULT_DEADLINE_MS}. */
  readonly deadlineMs?: number;
  /** Gives up when it aborts; the call then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * One function per method. Rejects with a `RefusalError` when the peer says no (`unavailable` when it cannot be reached in time),
 * and with a `RemoteFault` when the peer failed.
 */
export type Client<D> = {
  readonly [Method in keyof D]: (request: RequestOf<D[Method]>, options?: CallOptions) => Promise<ResponseOf<D[Method]>>;
};

/** How services ask one another. Inside one process and between processes it behaves the same. */
export interface Transport {
  serve<D extends Definition>(service: string, definition: D, handlers: Handlers<D>): Promise<void>;
  client<D extends Definition>(service: string, definition: D): Client<D>;
  /** Takes no new calls from outside; resolves when those in hand are answered. Clients still work. */
  drain(): Promise<void>;
  close(): Promise<void>;
}

export const DEFAULT_DEADLINE_MS = 5_000;
/** How long calls in hand are waited for when a transport closes. */
export const DRAIN_MS = 4_000;
export const MAX_MESSAGE_BYTES = 16 * 1024 * 1024;

// the generated definitions carry their types per method; inside the transport a method is only its bytes and its path
export type AnyMethod = MethodDefinition<unknown, unknown>;

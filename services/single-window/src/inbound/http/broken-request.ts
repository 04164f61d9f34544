import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { randomUUID } from 'node:crypto';
import { problemOf, problemText } from './problem.ts';

/** What Node's HTTP parser cannot take, by its error code; anything else is malformed. */
const STATUS: Readonly<Record<string, number>> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };

const heldOpen = new WeakSet<Socket>();

/** Lets the request that comes over a connection take longer than others: its answer has begun. The returned function ends that. */
export function holdOpen(socket: Socket): () => void {
  heldOpen.add(socket);
  return () => heldOpen.delete(socket);
}

/** Answers on the bare connection what never became a request: headers too large, not HTTP at all, or not sent in time. */
export function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT' && heldOpen.has(socket)) return;
  const status = STATUS[error.code ?? ''] ?? 400;
  const body = problemText(problemOf(status), { english: false, instance: randomUUID() });
  const head = [
    `HTTP/1.1 ${String(status)} ${STATUS_CODES[status] ?? ''}`,
    'content-type: application/problem+json; charset=utf-8',
    `content-length: ${String(Buffer.byteLength(body))}`,
    'connection: close',
  ];
  if (socket.writable) socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  socket.destroySoon();
}

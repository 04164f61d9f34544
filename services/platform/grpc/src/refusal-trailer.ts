import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { Metadata } from '@grpc/grpc-js';
import { Refusal } from '@tongguan/contracts/platform/v1/refusal';

const PLAIN = 'tongguan-refusal-bin';
const DEFLATED = 'tongguan-refusal-deflated-bin';
/** HTTP/2 peers take about 64 KiB of headers; a few hundred faults in two languages are more, and compress tenfold. */
const DEFLATE_FROM_BYTES = 8_192;
const MAX_INFLATED_BYTES = 16 * 1024 * 1024;

/** The trailing metadata of a refused call. */
export function packRefusal(refusal: Refusal | undefined): Metadata {
  const metadata = new Metadata();
  if (refusal === undefined) return metadata;
  const bytes = Buffer.from(Refusal.encode(refusal).finish());
  if (bytes.length < DEFLATE_FROM_BYTES) metadata.set(PLAIN, bytes);
  else metadata.set(DEFLATED, deflateRawSync(bytes));
  return metadata;
}

/** The refusal of a failed call; undefined when the answer carries none, or none that can be read. */
export function unpackRefusal(metadata: Metadata): Refusal | undefined {
  const [plain] = metadata.get(PLAIN);
  const [deflated] = metadata.get(DEFLATED);
  try {
    if (Buffer.isBuffer(plain)) return Refusal.decode(plain);
    if (Buffer.isBuffer(deflated)) return Refusal.decode(inflateRawSync(deflated, { maxOutputLength: MAX_INFLATED_BYTES }));
  } catch {
    // an unreadable detail must not hide the status, which says enough to go on
  }
  return undefined;
}

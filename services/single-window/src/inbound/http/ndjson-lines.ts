/** One line of a stream of lines, counted from 1; `bytes` is undefined when it was longer than allowed, and nothing of it is kept. */
export interface Line {
  readonly place: number;
  readonly bytes: Buffer | undefined;
}

const NEWLINE = 0x0a;

/**
 * The lines of a stream as they come, those of one chunk together (NDJSON: each ends with \n, the last may lack it). What is held is
 * at most one line that has not ended. Lines without anything are counted and left out. After `mostLines` nothing more is read.
 */
export async function* linesOf(
  chunks: AsyncIterable<Buffer>,
  { mostBytes, mostLines }: { readonly mostBytes: number; readonly mostLines: number },
): AsyncGenerator<readonly Line[]> {
  let place = 0;
  let held: Buffer[] = [];
  let heldBytes = 0;
  const hold = (piece: Buffer): void => {
    heldBytes += piece.length;
    if (heldBytes > mostBytes) held = [];
    else held.push(piece);
  };
  const take = (): Line => {
    place += 1;
    const [only] = held;
    const bytes = heldBytes > mostBytes ? undefined : held.length === 1 ? only : Buffer.concat(held);
    held = [];
    heldBytes = 0;
    return { place, bytes };
  };

  for await (const chunk of chunks) {
    const lines: Line[] = [];
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0 && place < mostLines; end = chunk.indexOf(NEWLINE, from)) {
      hold(chunk.subarray(from, end));
      lines.push(take());
      from = end + 1;
    }
    if (from < chunk.length) hold(chunk.subarray(from));
    const filled = lines.filter((line) => !isBlank(line));
    if (filled.length > 0) yield filled;
    if (place >= mostLines) return;
  }
  const last = take();
  if (!isBlank(last)) yield [last];
}

/** JSON's white space and nothing else (RFC 8259 §2). */
function isBlank({ bytes }: Line): boolean {
  return bytes?.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d) ?? false;
}

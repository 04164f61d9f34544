import { describe, expect, it } from 'vitest';
import { linesOf } from './ndjson-lines.ts';

const LIMITS = { mostBytes: 10, mostLines: 100 };

async function read(
  chunks: readonly (string | Buffer)[],
  limits = LIMITS,
): Promise<(readonly [place: number, text: string | undefined])[][]> {
  async function* source(): AsyncGenerator<Buffer> {
    for (const chunk of chunks) yield await Promise.resolve(Buffer.from(chunk));
  }
  const read = [];
  for await (const lines of linesOf(source(), limits)) read.push(lines.map(({ place, bytes }) => [place, bytes?.toString()] as const));
  return read;
}

describe('lines of a stream', () => {
  it('come together as their chunk brought them, whole, the last without its end too', async () => {
    expect(await read(['a\nb\nc', 'd\n', 'e'])).toEqual([[[1, 'a'], [2, 'b']], [[3, 'cd']], [[4, 'e']]]); // prettier-ignore
  });

  it('keep their number when empty ones stand between them', async () => {
    expect(await read(['\n \r\n\t\na\r\n\n', '\n'])).toEqual([[[4, 'a\r']]]);
    expect(await read([])).toEqual([]);
  });

  it('that are too long are told, and nothing of them is kept, wherever they are cut', async () => {
    const long = 'x'.repeat(11);
    expect((await read([`a\n${long}\nb`])).flat()).toEqual([[1, 'a'], [2, undefined], [3, 'b']]); // prettier-ignore
    expect((await read([...Array.from({ length: 50 }, () => 'xx'), '\nb'])).flat()).toEqual([[1, undefined], [2, 'b']]); // prettier-ignore
    expect((await read(['x'.repeat(10), '\n'])).flat()).toEqual([[1, 'x'.repeat(10)]]);
  });

  it('end at the most that are read', async () => {
    expect((await read(['a\nb\n\nc\nd', 'e'], { ...LIMITS, mostLines: 3 })).flat()).toEqual([[1, 'a'], [2, 'b']]); // prettier-ignore
  });

  it.each([1, 2, 3, 5, 7, 64])('are the same when the stream comes in pieces of %i bytes', async (size) => {
    const text = 'a\né中\r\n\n{"b":"中中"}\n \n\n€\nlast';
    const bytes = Buffer.from(text);
    const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_none, at) => bytes.subarray(at * size, (at + 1) * size));
    const whole = text.split('\n').flatMap((line, place) => (line.trim() === '' ? [] : [[place + 1, line] as const]));
    expect((await read(chunks, { mostBytes: 100, mostLines: 100 })).flat()).toEqual(whole);
  });
});

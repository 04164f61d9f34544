import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeTables } from '../../../test/builders.ts';
import { isError } from '../../domain/fault.ts';
import { validate } from '../../domain/validate.ts';
import { readDecMessage } from './read-dec-message.ts';

const folder = new URL('../../../../../../shared/inputs/china-declaration/', import.meta.url);
const here = existsSync(folder);
/** The same damage in every run. */
const seed = 20_180_425;
const files = (here ? readdirSync(folder) : [])
  .filter((name) => name.endsWith('.xml'))
  .map((name) => ({ name, bytes: new Uint8Array(readFileSync(new URL(name, folder))) }));

/** Every outcome is content with its faults, or one fault that says where and why: never a throw. */
async function answered(bytes: Uint8Array): Promise<void> {
  const read = await readDecMessage(bytes);
  const faults = read.ok ? [...read.faults, ...validate(read.content, codeTables).faults] : read.faults;
  if (!read.ok) expect(read.faults).toHaveLength(1);
  for (const fault of faults) {
    expect(fault.message.zh).not.toBe('');
    expect(fault.message.en).not.toBe('');
    expect(isError(fault) || fault.severity === 'SEVERITY_WARNING').toBe(true);
  }
}

const anyFile = fc.nat().map((place) => files[place % files.length]!);
/** Positions as shares of the file's length. */
const place = fc.double({ min: 0, max: 1, noNaN: true });
const at = (bytes: Uint8Array, share: number): number => Math.min(bytes.length - 1, Math.floor(share * bytes.length));

/** The elements without children in a file, as `[from, to)` in its bytes. */
function leaves(bytes: Uint8Array): { from: number; to: number }[] {
  const text = Buffer.from(bytes).toString('latin1');
  return [...text.matchAll(/<([\w:]+)>[^<]*<\/\1>/g)].map(({ index, 0: all }) => ({ from: index, to: index + all.length }));
}

describe.skipIf(!here)('published files that somebody has damaged', () => {
  if (!here) process.stderr.write(`skipped: the published declarations are not here (${folder.pathname})\n`);

  it('are answered when cut off anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(anyFile, place, ({ bytes }, share) => answered(bytes.slice(0, at(bytes, share)))),
      { numRuns: 150, seed },
    );
  });

  it('are answered with bytes flipped', async () => {
    const flips = fc.array(fc.tuple(place, fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(anyFile, flips, async ({ bytes }, changes) => {
        const copy = bytes.slice();
        for (const [share, mask] of changes) copy[at(copy, share)]! ^= mask;
        await answered(copy);
      }),
      { numRuns: 150, seed },
    );
  });

  it('are answered with elements missing, doubled, moved, or holding something else', async () => {
    const texts = fc.constantFrom(
      '',
      '-1',
      '1e309',
      'NaN',
      '9'.repeat(400),
      '\u0000',
      '\ufeff',
      '&#xD800;',
      '&#0;',
      '<a/>',
      ']]>',
      '中'.repeat(300),
      'I',
      '１２',
    );
    const change = fc.record({ place, kind: fc.constantFrom('missing', 'doubled', 'moved', 'other'), to: place, text: texts });
    await fc.assert(
      fc.asyncProperty(anyFile, change, async ({ bytes }, { place: share, kind, to, text }) => {
        const found = leaves(bytes);
        const one = found[Math.min(found.length - 1, Math.floor(share * found.length))]!;
        const other = found[Math.min(found.length - 1, Math.floor(to * found.length))]!;
        const piece = bytes.subarray(one.from, one.to);
        const inside = piece.indexOf(0x3e) + 1;
        const filled = [piece.subarray(0, inside), new TextEncoder().encode(text), piece.subarray(piece.lastIndexOf(0x3c))];
        const before = bytes.subarray(0, one.from);
        const after = bytes.subarray(one.to);
        const moved =
          other.from >= one.to ? [before, bytes.subarray(one.to, other.to), piece, bytes.subarray(other.to)] : [before, piece, after];
        const parts = { missing: [before, after], doubled: [before, piece, piece, after], moved, other: [before, ...filled, after] };
        await answered(Buffer.concat(parts[kind]));
      }),
      { numRuns: 200, seed },
    );
  });

  it('are answered in the wrong encoding, under another label, and with marks before them', async () => {
    const marks = fc.constantFrom([], [0xef, 0xbb, 0xbf], [0xff, 0xfe], [0xfe, 0xff], [0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf], [0]);
    const labels = fc.constantFrom('UTF-8', 'GBK', 'gb18030', 'UTF-16', 'ISO-8859-1', 'utf-7', 'x'.repeat(60), '');
    const forms = fc.constantFrom('utf8', 'utf16le', 'latin1');
    await fc.assert(
      fc.asyncProperty(anyFile, marks, labels, forms, async ({ bytes }, mark, label, form) => {
        const text = Buffer.from(bytes)
          .toString('utf8')
          .replace(/^<\?xml[^>]*\?>/, `<?xml version="1.0" encoding="${label}"?>`);
        await answered(Buffer.concat([Buffer.from(mark), Buffer.from(text, form as BufferEncoding)]));
      }),
      { numRuns: 100, seed },
    );
  });
});

describe('a hostile file of 10 MiB', () => {
  const SIZE = 10 * 1024 * 1024 - 100;
  const filled = (before: string, piece: string, after: string): Uint8Array =>
    Buffer.from(before + piece.repeat(Math.floor((SIZE - before.length - after.length) / piece.length)) + after);
  const wide = Array.from({ length: 31 }, (_, n) => `a${String(n)}="x"`).join(' ');

  it.each([
    ['small elements', filled('<DecMessage>', '<a/>', '</DecMessage>')],
    ['items', filled('<DecMessage><DecLists>', '<DecList/>', '</DecLists></DecMessage>')],
    ['comments', filled('<DecMessage>', '<!--x-->', '</DecMessage>')],
    ['references', filled('<DecMessage>', '&#65;', '</DecMessage>')],
    ['long texts', filled('<DecMessage>', `<a>${'x'.repeat(30_000)}</a>`, '</DecMessage>')],
    ['line ends', filled('<DecMessage>', '\r\n', '</DecMessage>')],
    ['attributes', filled('<DecMessage>', `<a ${wide}/>`, '</DecMessage>')],
    ['one name', filled('<DecMessage><', 'a', '/></DecMessage>')],
    ['one attribute', filled('<DecMessage a="', '&lt;', '"/>')],
    ['blanks', filled('', ' ', '')],
    ['one comment', filled('<DecMessage><!--', 'x', '--></DecMessage>')],
  ])('is refused before most of it is read, and nobody waits for it: %s', async (_name, bytes) => {
    let turns = 0;
    let going = true;
    const count = (): void => {
      turns++;
      if (going) setImmediate(count);
    };
    setImmediate(count);
    const read = await readDecMessage(bytes);
    going = false;
    expect(read.ok).toBe(false);
    expect(read.faults).toHaveLength(1);
    // others had a turn for every 16 KiB, and it ended long before the 640 turns that the whole file takes
    expect(turns).toBeGreaterThan(1);
    expect(turns).toBeLessThan(200);
  });

  it('of a billion laughs is refused at its DOCTYPE', async () => {
    const entities = Array.from({ length: 10 }, (_, n) => `<!ENTITY l${String(n + 1)} "${`&l${String(n)};`.repeat(10)}">`).join('');
    const read = await readDecMessage(Buffer.from(`<!DOCTYPE a [<!ENTITY l0 "lol">${entities}]><DecMessage>&l10;</DecMessage>`));
    expect(read.faults[0]?.message.en).toMatch(/DOCTYPE/);
  });
});

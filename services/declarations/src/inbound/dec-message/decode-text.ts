import { NotReadable } from './not-readable.ts';

/** Labels that files carry; GBK and GB2312 are subsets of GB 18030, which the WHATWG decoder reads for all three. */
const encodings: ReadonlyMap<string, string> = new Map([
  ['utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['us-ascii', 'utf-8'],
  ['gbk', 'gb18030'],
  ['gb2312', 'gb18030'],
  ['gb18030', 'gb18030'],
]);
/** A few milliseconds of work for whoever reads the text. */
const CHUNK = 16_384;

/**
 * Text of a message by its byte order mark or XML declaration (UTF-8 when it has neither), in parts, so that what is refused at its
 * beginning is not decoded to its end. @throws NotReadable
 */
export function* decodeText(bytes: Uint8Array): Generator<string, void, undefined> {
  const encoding = encodingOf(bytes);
  const decoder = new TextDecoder(encoding, { fatal: true });
  for (let done = 0; done < bytes.length; done += CHUNK) {
    const last = done + CHUNK >= bytes.length;
    yield decoded(() => decoder.decode(bytes.subarray(done, done + CHUNK), { stream: !last }), bytes, encoding, done);
  }
}

function decoded(decode: () => string, bytes: Uint8Array, encoding: string, from: number): string {
  try {
    return decode();
  } catch (cause) {
    const offset = firstBadByte(bytes, encoding, from);
    throw new NotReadable(
      `第${offset}字节(自0起)不是有效的${encoding}编码`,
      `the byte at offset ${offset} is not valid ${encoding}`,
      { zh: '核对XML声明中的编码与文件实际编码是否一致', en: 'check that the encoding in the XML declaration is that of the file' },
      { line: lineOf(bytes, offset) },
      { cause },
    );
  }
}

function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) throw unknownEncoding('UTF-16');
  if (first === 0xef && second === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  // an XML declaration is ASCII in every encoding that is taken
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 256));
  const label = /^<\?xml[^>]{0,200}?\sencoding\s{0,8}=\s{0,8}["']([A-Za-z0-9._-]{1,40})["']/.exec(start)?.[1];
  if (label === undefined) return 'utf-8';
  const encoding = encodings.get(label.toLowerCase());
  if (encoding === undefined) throw unknownEncoding(label);
  return encoding;
}

function unknownEncoding(label: string): NotReadable {
  const hint = { zh: '以UTF-8或GBK(GB2312、GB18030)保存', en: 'save the file as UTF-8 or GBK (GB2312, GB18030)' };
  // the mark and the XML declaration stand at the very beginning
  return new NotReadable(`不支持的编码${label}`, `the encoding ${label} is not taken`, hint, { line: 1 });
}

/** A line feed is no part of a character in any encoding that is taken, so the bytes can be counted. */
function lineOf(bytes: Uint8Array, offset: number): number {
  let line = 1;
  for (let at = bytes.indexOf(0x0a); at !== -1 && at < offset; at = bytes.indexOf(0x0a, at + 1)) line++;
  return line;
}

/** Goes through the chunk that failed byte by byte; the decoder keeps the start of a character between the calls. */
function firstBadByte(bytes: Uint8Array, encoding: string, from: number): number {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let at = 0;
  try {
    for (; at < from; at += CHUNK) decoder.decode(bytes.subarray(at, at + CHUNK), { stream: true });
    for (at = from; at < bytes.length; at++) decoder.decode(bytes.subarray(at, at + 1), { stream: true });
  } catch {
    return at;
  }
  return bytes.length;
}

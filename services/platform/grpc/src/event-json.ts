import { ClearanceEvent } from '@tongguan/contracts/clearance/v1/events';
import { DeclarationsEvent } from '@tongguan/contracts/declarations/v1/events';
import { ShipmentsEvent } from '@tongguan/contracts/shipments/v1/events';
import { SingleWindowEvent } from '@tongguan/contracts/single_window/v1/events';
import { WarehousesEvent } from '@tongguan/contracts/warehouses/v1/events';

interface Codec {
  decode(bytes: Uint8Array): object;
  encode(event: never): { finish(): Uint8Array };
  fromPartial(event: never): object;
}

/** The contract of each topic. */
const CODECS: Readonly<Record<string, Codec>> = {
  declarations: DeclarationsEvent,
  shipments: ShipmentsEvent,
  clearance: ClearanceEvent,
  warehouses: WarehousesEvent,
  'single-window': SingleWindowEvent,
};

/** In the place of what is personal. A correction that holds it leaves what was there. */
export const MASK = '***';
/** Names, addresses (a webhook's can hold a secret), ids of persons, and free text, in which any of them can stand. */
const PERSONAL = /(?:name|address|phone|email|person|officer|inspector|title)(?:Id|No)?$|^(?:note|reason|source|url)$/i;

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Why a correction is no event: the JSON pointer (RFC 6901) to what does not fit. */
export class NoSuchEvent extends Error {
  override readonly name = 'NoSuchEvent';
  readonly path: string;
  constructor(path: string) {
    super(`not an event of this kind: ${path}`);
    this.path = path;
  }
}

/** An event as JSON with its personal fields masked; undefined when the bytes are no message of the topic. */
export function maskedJson(topic: string, bytes: Uint8Array): Json | undefined {
  const plain = plainOf(topic, bytes);
  return plain === undefined ? undefined : masked(plain, '');
}

/**
 * The bytes of a corrected event: of the same fact as before, each field of its kind, and what was masked as it was. Throws
 * {@link NoSuchEvent} with the first place that does not fit.
 */
export function correctedBytes(topic: string, before: { readonly type: string; readonly bytes: Uint8Array }, json: string): Uint8Array {
  const codec = CODECS[topic];
  const wanted = parse(json);
  if (codec === undefined || !isObject(wanted)) throw new NoSuchEvent('');
  const event = unmasked(wanted, plainOf(topic, before.bytes) ?? null);
  if (factOf(event) !== before.type) throw new NoSuchEvent('/fact/$case');
  let bytes: Uint8Array;
  try {
    bytes = codec.encode(codec.fromPartial(event as never) as never).finish();
  } catch {
    throw new NoSuchEvent('/fact/value');
  }
  const kept = plainOf(topic, bytes) ?? null;
  const difference = firstDifference(event, kept, '');
  if (difference !== undefined) throw new NoSuchEvent(difference);
  return bytes;
}

function plainOf(topic: string, bytes: Uint8Array): Json | undefined {
  try {
    const event = CODECS[topic]?.decode(bytes);
    return event === undefined ? undefined : parse(JSON.stringify(event));
  } catch {
    return undefined;
  }
}

function parse(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw new NoSuchEvent('');
  }
}

function masked(value: Json, key: string): Json {
  if (typeof value === 'string') return value !== '' && PERSONAL.test(key) ? MASK : value;
  if (isList(value)) return value.map((entry) => masked(entry, key));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, masked(entry, name)]));
}

function unmasked(value: Json, before: Json): Json {
  if (value === MASK && typeof before === 'string') return before;
  if (isList(value)) return value.map((entry, index) => unmasked(entry, isList(before) ? (before[index] ?? null) : null));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => [name, unmasked(entry, isObject(before) ? (before[name] ?? null) : null)]),
  );
}

/** What was asked for and does not come back is of another kind, or nothing that the contract knows. */
function firstDifference(wanted: Json, kept: Json, path: string): string | undefined {
  if (isList(wanted)) {
    if (!isList(kept) || kept.length !== wanted.length) return path;
    return firstOf(wanted.map((entry, index) => firstDifference(entry, kept[index] ?? null, `${path}/${String(index)}`)));
  }
  if (isObject(wanted)) {
    if (!isObject(kept)) return path;
    const at = (name: string): string => `${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    return firstOf(Object.entries(wanted).map(([name, entry]) => firstDifference(entry, kept[name] ?? null, at(name))));
  }
  return wanted === kept ? undefined : path;
}

const firstOf = (paths: readonly (string | undefined)[]): string | undefined => paths.find((path) => path !== undefined);
const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
const isObject = (value: Json): value is { readonly [key: string]: Json } => typeof value === 'object' && value !== null && !isList(value);

function factOf(event: Json): Json | undefined {
  const fact = isObject(event) ? event['fact'] : undefined;
  return fact !== undefined && isObject(fact) ? fact['$case'] : undefined;
}

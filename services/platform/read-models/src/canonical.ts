import { InvalidDocument } from './port.ts';

/**
 * A copy of a plain JSON value with sorted keys, without undefined members and with well-formed strings. A fold over
 * such copies gives the same bytes wherever its batches begin and end.
 * @throws InvalidDocument for what JSON cannot keep as it is (NaN, dates, functions, class instances, cycles).
 */
export function canonical<Value>(value: Value): Value {
  return copy(value, 0) as Value;
}

const MAX_DEPTH = 100;

function copy(value: unknown, depth: number): unknown {
  if (depth > MAX_DEPTH) throw new InvalidDocument(`a document is nested more than ${MAX_DEPTH} levels deep, or in a cycle`);
  switch (typeof value) {
    case 'string':
      return value.isWellFormed() ? value : value.toWellFormed();
    case 'boolean':
      return value;
    case 'number':
      if (!Number.isFinite(value)) throw new InvalidDocument('a document holds a number that JSON cannot write');
      return value === 0 ? 0 : value; // JSON has no -0
    case 'object':
      if (value === null) return null;
      return Array.isArray(value) ? value.map((item: unknown) => copy(item, depth + 1)) : copyRecord(value, depth + 1);
    case 'undefined':
    case 'bigint':
    case 'symbol':
    case 'function':
    default:
      throw new InvalidDocument(`a document holds a ${typeof value}, which JSON cannot write`);
  }
}

function copyRecord(value: object, depth: number): unknown {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw new InvalidDocument('a document holds an instance of a class');
  const result: Record<string, unknown> = {};
  for (const key of Object.keys(value).sort()) {
    const member = (value as Record<string, unknown>)[key];
    if (member === undefined) continue;
    const copied = copy(member, depth);
    const name = key.isWellFormed() ? key : key.toWellFormed();
    // an assignment to `__proto__` would change what the object is; as an own member it stays data
    if (name === '__proto__') Object.defineProperty(result, name, { value: copied, enumerable: true, writable: true, configurable: true });
    else result[name] = copied;
  }
  return result;
}

import type { TableName } from '../code-tables.ts';
import type { Text } from '../fault.ts';
import type { Check } from './checks.ts';

/** When a field has to be given. */
export type Need = 'always' | 'import' | 'never';

export interface Field extends Text {
  readonly check: Check;
  readonly need: Need;
  /** Code table in which a given value should be found. */
  readonly table: TableName | undefined;
}

/** One field for every text of a message: a field of the contract that is missing here does not compile. */
export type FieldsOf<Message> = { readonly [Key in keyof Message as Message[Key] extends string ? Key : never]-?: Field };

export function field(zh: string, en: string, check: Check, need: Need = 'never', table?: TableName): Field {
  return { zh, en, check, need, table };
}

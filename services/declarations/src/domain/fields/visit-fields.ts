import { headerParts } from '../complete-content.ts';
import type { CompleteContent } from '../content.ts';
import type { Field } from './field.ts';
import { headerFields } from './header-fields.ts';
import { attachedDocumentFields, containerFields, itemFields, keptElementFields, licenceDocumentFields } from './list-fields.ts';

/** `within/key` is the JSON pointer; it is put together only where there is something to tell, since most fields are right. */
type Visit = (field: Field, value: string, within: string, key: string) => void;

/** The fields of each kind of message as a list, made once: validation goes over thousands of them. */
const listed = new Map<object, readonly (readonly [string, Field])[]>();

function listOf(fields: object): readonly (readonly [string, Field])[] {
  const before = listed.get(fields);
  if (before !== undefined) return before;
  const made = Object.entries(fields) as [string, Field][];
  listed.set(fields, made);
  return made;
}

function visitMessage(fields: object, message: object, path: string, visit: Visit): void {
  const values = message as Readonly<Record<string, string>>;
  for (const [key, field] of listOf(fields)) visit(field, values[key] ?? '', path, key);
}

/** Calls `visit` for each field of a declaration, in the order of the form, with its place. */
export function visitFields(content: CompleteContent, visit: Visit): void {
  visitMessage(headerFields, content.header, '/header', visit);
  for (const name of Object.keys(headerParts) as (keyof typeof headerParts)[]) {
    visitMessage(headerParts[name], content.header[name], `/header/${name}`, visit);
  }
  const lists = {
    items: itemFields,
    containers: containerFields,
    licenceDocuments: licenceDocumentFields,
    attachedDocuments: attachedDocumentFields,
    kept: keptElementFields,
  };
  for (const name of Object.keys(lists) as (keyof typeof lists)[]) {
    for (const [index, message] of content[name].entries()) visitMessage(lists[name], message, `/${name}/${String(index)}`, visit);
  }
}

import { headerParts } from '../complete-content.ts';
import type { CompleteContent } from '../content.ts';
import type { Field } from './field.ts';
import { headerFields } from './header-fields.ts';
import { attachedDocumentFields, containerFields, itemFields, keptElementFields, licenceDocumentFields } from './list-fields.ts';

type Visit = (field: Field, value: string, path: string) => void;

function visitMessage(fields: object, message: object, path: string, visit: Visit): void {
  const values = message as Readonly<Record<string, string>>;
  for (const [key, field] of Object.entries(fields) as [string, Field][]) visit(field, values[key] ?? '', `${path}/${key}`);
}

/** Calls `visit` for each field of a declaration, in the order of the form, with its JSON pointer. */
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

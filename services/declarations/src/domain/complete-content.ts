import type { CodeTables } from './code-tables.ts';
import { limitOf } from './code-tables.ts';
import type { CompleteContent } from './content.ts';
import type { Fault } from './fault.ts';
import { error } from './fault.ts';
import type { FieldsOf } from './fields/field.ts';
import { chargeFields, headerFields, overseasPartyFields, partyFields } from './fields/header-fields.ts';
import { attachedDocumentFields, containerFields, itemFields, keptElementFields, licenceDocumentFields } from './fields/list-fields.ts';

/** Fields of the parties and charges of the head, with what the law wants of each. */
export const headerParts = {
  trader: partyFields('境内收发货人', 'trader', { codes: true, name: true }),
  overseasParty: overseasPartyFields,
  owner: partyFields('消费使用/生产销售单位', 'owner', { codes: false, name: true }),
  declarant: partyFields('申报单位', 'declarant', { codes: true, name: true }),
  inputUnit: partyFields('录入单位', 'input unit', { codes: false, name: false }),
  freight: chargeFields('运费', 'freight'),
  insurance: chargeFields('保费', 'insurance'),
  otherCosts: chargeFields('杂费', 'other costs'),
} as const;

type Raw = Readonly<Record<string, unknown>>;
type Texts<Fields> = { readonly [Key in keyof Fields]: string };

/**
 * Gives every field of a declaration a text, whatever came in: what is absent becomes empty, what is no text or no list is a
 * fault, and lists longer than the table of limits are a fault and cut. It never throws, so each rule may read any field.
 */
export function complete(raw: unknown, tables: CodeTables): { readonly content: CompleteContent; readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const notOf = (path: string, zh: string, en: string): void => {
    faults.push(error('shape', path, { zh: `此处须为${zh}`, en: `must be ${en}` }, { zh: `改为${zh}`, en: `send ${en}` }));
  };
  const record = (value: unknown, path: string): Raw => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Raw;
    if (value !== undefined && value !== null) notOf(path, '对象', 'an object');
    return {};
  };
  const textOf = (value: unknown, within: string, key: string): string => {
    if (typeof value === 'string') return value;
    if (value !== undefined && value !== null) notOf(`${within}/${key}`, '文本(数字也以文本书写)', 'text (numbers are sent as text too)');
    return '';
  };
  const texts = <Fields extends object>(fields: Fields, value: Raw, path: string): Texts<Fields> => {
    const found: Record<string, string> = {};
    for (const key in fields) found[key] = textOf(value[key], path, key);
    return found as Texts<Fields>;
  };
  const list = (value: unknown, part: string, path: string): readonly unknown[] => {
    if (!Array.isArray(value)) {
      if (value !== undefined && value !== null) notOf(path, '列表', 'a list');
      return [];
    }
    const most = limitOf(tables, part);
    if (value.length > most) {
      faults.push(
        error(
          'shape',
          path,
          {
            zh: `至多${most}项，现有${value.length}项；以下只核对前${most}项`,
            en: `at most ${most}, there are ${value.length}; only the first ${most} are checked below`,
          },
          { zh: '拆分为多份报关单', en: 'split the declaration' },
        ),
      );
    }
    return value.slice(0, most) as readonly unknown[];
  };
  const messages = <Message>(fields: FieldsOf<Message>, value: unknown, part: string): readonly Texts<FieldsOf<Message>>[] =>
    list(value, part, `/${part}`).map((one, index) => texts(fields, record(one, `/${part}/${String(index)}`), `/${part}/${String(index)}`));

  const root = record(raw, '');
  const header = record(root['header'], '/header');
  const part = <Name extends keyof typeof headerParts>(name: Name): Texts<(typeof headerParts)[Name]> =>
    texts(headerParts[name], record(header[name], `/header/${name}`), `/header/${name}`);
  const oversize = header['oversize'];
  if (oversize !== undefined && oversize !== null && typeof oversize !== 'boolean')
    notOf('/header/oversize', 'true或false', 'true or false');

  const content: CompleteContent = {
    header: {
      ...texts(headerFields, header, '/header'),
      trader: part('trader'),
      overseasParty: part('overseasParty'),
      owner: part('owner'),
      declarant: part('declarant'),
      inputUnit: part('inputUnit'),
      freight: part('freight'),
      insurance: part('insurance'),
      otherCosts: part('otherCosts'),
      oversize: oversize === true,
    },
    items: list(root['items'], 'items', '/items').map((one, index) => {
      const path = `/items/${String(index)}`;
      const item = record(one, path);
      const vehicleIds = list(item['vehicleIds'], 'vehicleIds', `${path}/vehicleIds`);
      return {
        ...texts(itemFields, item, path),
        vehicleIds: vehicleIds.map((id, place) => textOf(id, `${path}/vehicleIds`, String(place))),
      };
    }),
    containers: messages(containerFields, root['containers'], 'containers'),
    licenceDocuments: messages(licenceDocumentFields, root['licenceDocuments'], 'licenceDocuments'),
    attachedDocuments: messages(attachedDocumentFields, root['attachedDocuments'], 'attachedDocuments'),
    kept: messages(keptElementFields, root['kept'], 'kept'),
  };
  return { content, faults };
}

import { useCodeText, useTexts } from '#src/i18n/area';
import { declarationFieldTexts } from '#src/i18n/declaration-fields';
import { declareTexts } from '#src/i18n/declare';
import { LISTS } from './content.ts';
import type { ListName } from './content.ts';

const GROUP = { items: 'item', containers: 'container', licenceDocuments: 'licence', attachedDocuments: 'attachment' } as const;

/** What the fields are called in the language that is chosen. */
export interface Labels {
  /** Of a header key: `毛重`, `境内收发货人 名称`. */
  header(key: string): string;
  /** The part of a header key before its slash, and the rest: `境内收发货人`, `名称`. */
  parts(key: string): readonly [part: string, name: string];
  column(list: ListName, key: string): string;
  list(list: ListName): string;
  /** Of a JSON pointer, as a jump list names it. */
  pointer(pointer: string): string;
}

export function useLabels(): Labels {
  const t = useTexts(declareTexts);
  const headerText = useCodeText(declarationFieldTexts, 'header');
  const partyText = useCodeText(declarationFieldTexts, 'party');
  const chargeText = useCodeText(declarationFieldTexts, 'charge');
  const columns = {
    item: useCodeText(declarationFieldTexts, 'item'),
    container: useCodeText(declarationFieldTexts, 'container'),
    licence: useCodeText(declarationFieldTexts, 'licence'),
    attachment: useCodeText(declarationFieldTexts, 'attachment'),
  };
  const parts = (key: string): readonly [string, string] => {
    const [part = '', name] = key.split('/');
    if (name === undefined) return ['', headerText(part)];
    const inCharge = name === 'mark' || name === 'amount' || name === 'currency';
    return [headerText(part), inCharge ? chargeText(name) : partyText(name)];
  };
  const header = (key: string): string => parts(key).join(' ').trim();
  const column = (list: ListName, key: string): string => columns[GROUP[list]](key);
  const list = (name: ListName): string => t(`list.${name}`);
  return {
    header,
    parts,
    column,
    list,
    pointer(pointer) {
      const [, part = '', ...rest] = pointer.split('/');
      if (part === 'header') return rest.length === 0 ? t('group.basics') : header(rest.join('/'));
      const name = LISTS.find((each) => each === part);
      if (name === undefined) return '';
      const [row, key] = rest;
      if (row === undefined) return list(name);
      const place = t('faults.place', { list: list(name), row: Number(row) + 1 });
      return key === undefined ? place : `${place} ${column(name, key)}`;
    },
  };
}

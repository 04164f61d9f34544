import type { ReactNode } from 'react';
import { declarationFieldTexts } from '#src/i18n/declaration-fields';
import { shellTexts } from '#src/i18n/shell';
import { useCodeText, useTexts } from '#src/i18n/area';
import { useCodeName } from '#src/ui/code-names';
import { FieldList } from '#src/ui/field-list';
import { Quantity } from '#src/ui/quantity';
import type { FiledContent } from '#src/api/filed-content';

type Header = NonNullable<FiledContent['header']>;
export type HeaderField = Exclude<keyof Header, 'trader' | 'owner' | 'declarant' | 'inputUnit' | 'overseasParty'>;

const PARTIES: readonly string[] = ['trader', 'owner', 'declarant', 'inputUnit', 'overseasParty'];
const WIDE: readonly string[] = ['promises', 'shippingMarks', 'remarks'];
const WEIGHTS: readonly string[] = ['grossWeightKg', 'netWeightKg'];
const DATES: readonly string[] = ['movementDate', 'declaredDate', 'despatchDate', 'dischargeCompletedDate'];

/** Fields of the header that were given, in the order of the form, codes with their names. */
export function FiledHeader({ header }: { readonly header: Header }) {
  const say = useCodeText(declarationFieldTexts, 'header');
  const valueOf = useHeaderValue();
  const given = Object.keys(declarationFieldTexts.zh.header).filter((name) => !PARTIES.includes(name) && name in header);
  return (
    <FieldList
      fields={given.map((name) => ({
        ...{ key: name, label: say(name), wide: WIDE.includes(name) },
        value: valueOf(name as HeaderField, header[name as HeaderField]),
      }))}
    />
  );
}

function useHeaderValue(): (name: HeaderField, value: Header[HeaderField]) => ReactNode {
  const t = useTexts(declarationFieldTexts);
  const direction = useCodeText(shellTexts, 'direction');
  const mark = useCodeText(declarationFieldTexts, 'chargeMark');
  const offices = useCodeName('customs-offices');
  const countries = useCodeName('countries');
  const ports = useCodeName('ports');
  const currency = useCodeName('currencies');
  const named: Readonly<Record<string, (code: string) => string>> = {
    customsOffice: offices,
    portOffice: offices,
    departureOrDestinationCountry: countries,
    tradingCountry: countries,
    transitOrDestinationPort: ports,
    departurePort: ports,
    borderPort: useCodeName('border-ports'),
    transportMode: useCodeName('transport-modes'),
    tradeMode: useCodeName('trade-modes'),
    levyNature: useCodeName('levy-natures'),
    terms: useCodeName('terms'),
    packageType: useCodeName('package-types'),
    entryType: useCodeName('entry-types'),
    businessType: useCodeName('business-types'),
    billType: useCodeName('list-types'),
    transitRelation: useCodeName('transit-relations'),
    promises: usePromises(),
    direction: (code) => direction(code === 'I' ? 'IMPORT' : code === 'E' ? 'EXPORT' : code),
  };
  return (name, value) => {
    if (value === undefined) return null;
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    if (typeof value === 'object') {
      const { mark: kind, amount, currency: coin } = value;
      return [kind === undefined ? '' : mark(kind), amount ?? '', coin === undefined ? '' : currency(coin)].join(' ').trim();
    }
    if (WEIGHTS.includes(name)) return <Quantity of={value} />;
    return DATES.includes(name) ? dayOf(value) : (named[name]?.(value) ?? value);
  };
}

/** `00019` in words: one mark for each of the confirmations of the price statements (价格说明). */
function usePromises(): (marks: string) => string {
  const promise = useCodeText(declarationFieldTexts, 'promise');
  const mark = useCodeText(declarationFieldTexts, 'promiseMark');
  return (marks) => Array.from(marks, (each, place) => `${promise(String(place + 1))}: ${mark(each)}`).join(' · ');
}

/** `20261125` as `2026-11-25`. */
function dayOf(text: string): string {
  return /^\d{8}$/.test(text) ? `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}` : text;
}

import type { CompleteContent, DeclarationContent, Item } from '../content.ts';
import { decimalOf, exact } from '../decimals.ts';
import type { Fault, Text } from '../fault.ts';
import { error, warning } from '../fault.ts';
import type { CertificateState, Quantities } from './certificate-state.ts';
import { certificateKey } from './certificate-state.ts';
import { balanceFor, takenBy } from './ledger.ts';

const RULE = 'V14';

/** One item that claims a line of a certificate of origin (享惠). */
interface Claim {
  readonly path: string;
  readonly item: Item;
}

/** What a declaration claims of one certificate, by the number that it gives. */
export interface Claims {
  readonly number: string;
  readonly claims: readonly Claim[];
}

/** Claims of an import, certificate by certificate; an export claims nothing here. */
export function claimsOf({ header, items }: Pick<DeclarationContent, 'header' | 'items'>): readonly Claims[] {
  if (header?.direction !== 'I') return [];
  const found = new Map<string, { number: string; claims: Claim[] }>();
  for (const [index, item] of items.entries()) {
    if (item.originCertificateNo === '' || item.originCertificateLine === '') continue;
    const key = certificateKey(item.originCertificateNo);
    const entry = found.get(key) ?? { number: item.originCertificateNo, claims: [] };
    entry.claims.push({ path: `/items/${String(index)}`, item });
    found.set(key, entry);
  }
  return [...found.values()];
}

export const traderOf = ({ header }: Pick<CompleteContent, 'header'>): string => header.trader.creditCode;

interface Judge {
  readonly declarationId: string;
  /** Company that files or amends: it is told of its own declarations, and a trader of all that draw on its certificate. */
  readonly company: string;
  /** Day in China, yyyy-mm-dd. */
  readonly day: string;
}

interface Judged {
  readonly faults: readonly Fault[];
  /** What the claims come to by line; complete only without errors. */
  readonly quantities: Quantities;
}

/** Judges what is claimed of one certificate against its registration and what is left of it (V14, domain.md §1.3-17). */
export function judgeClaims({ number, claims }: Claims, state: CertificateState, judge: Judge): Judged {
  const { registered } = state;
  if (registered === undefined) return { faults: claims.map((claim) => notRegistered(claim, number)), quantities: {} };
  const faults: Fault[] = [];
  const quantities: Record<string, string> = {};
  for (const { path, item } of claims) {
    const wrong = (field: string, message: Text, hint: Text = lookAgain): void => {
      faults.push(error(RULE, `${path}/${field}`, message, hint));
    };
    if (judge.day > registered.validUntil)
      wrong('originCertificateNo', {
        zh: `证书${number}已于${registered.validUntil}到期`,
        en: `certificate ${number} expired on ${registered.validUntil}`,
      });
    if (item.originAgreement !== registered.agreement)
      wrong('originAgreement', {
        zh: `证书${number}属协定${registered.agreement}`,
        en: `certificate ${number} is of agreement ${registered.agreement}`,
      });
    if (item.originCountry !== registered.originCountry)
      wrong('originCountry', {
        zh: `证书${number}的原产国为${registered.originCountry}`,
        en: `the origin of certificate ${number} is ${registered.originCountry}`,
      });
    const line = registered.lines.find(({ lineNo }) => Number(lineNo) === Number(item.originCertificateLine));
    if (line === undefined) {
      wrong('originCertificateLine', {
        zh: `证书${number}没有第${item.originCertificateLine}项`,
        en: `certificate ${number} has no line ${item.originCertificateLine}`,
      });
      continue;
    }
    if (!item.hsCode.startsWith(line.hsCode))
      wrong('hsCode', {
        zh: `证书第${line.lineNo}项的商品编码为${line.hsCode}`,
        en: `line ${line.lineNo} of the certificate is for HS ${line.hsCode}`,
      });
    const asked = quantityIn(item, line.unit);
    if (asked === undefined) {
      wrong('unit', {
        zh: `证书第${line.lineNo}项以单位${line.unit}计量，商品没有该单位的数量`,
        en: `line ${line.lineNo} counts in unit ${line.unit}; the item has no quantity in it`,
      });
      continue;
    }
    const { lineNo } = line;
    const sum = exact(quantities[lineNo] ?? '0').plus(asked.quantity);
    const balance = balanceFor(state, lineNo, judge.declarationId);
    if (sum.gt(balance)) wrong(asked.field, shortText(number, lineNo, sum.toFixed(), balance.toFixed()), drawnBy(state, lineNo, judge));
    quantities[lineNo] = sum.toFixed();
  }
  return { faults, quantities };
}

const lookAgain: Text = {
  zh: '核对证书与商品；登记有误的证书在未使用前可重新登记',
  en: 'check certificate and item; a certificate that nobody uses can be registered anew',
};

/** Where the quantity stands in the unit of a line: declared, first or second legal one. */
function quantityIn({ quantity, unit, firstQuantity, firstUnit, secondQuantity, secondUnit }: Item, wanted: string) {
  const [field, text] =
    unit === wanted ? ['quantity', quantity] : firstUnit === wanted ? ['firstQuantity', firstQuantity] : secondUnit === wanted ? ['secondQuantity', secondQuantity] : ['', '']; // prettier-ignore
  const found = decimalOf(text);
  return found === undefined ? undefined : { field, quantity: found };
}

function notRegistered({ path }: Claim, number: string): Fault {
  return warning(
    RULE,
    `${path}/originCertificateNo`,
    { zh: `证书${number}未在本窗口登记，不核对余额`, en: `certificate ${number} is not registered here, so its balance is not checked` },
    { zh: '可在“原产地证书”页登记', en: 'it can be registered on the page Certificates of origin' },
  );
}

function shortText(number: string, lineNo: string, asked: string, balance: string): Text {
  return {
    zh: `证书${number}第${lineNo}项余额${balance}，本次共申报${asked}`,
    en: `line ${lineNo} of certificate ${number} has ${balance} left; this declaration asks for ${asked}`,
  };
}

const MOST_NAMED = 3;

/** Which declarations took the rest, as far as the company may know. */
function drawnBy(state: CertificateState, lineNo: string, { declarationId, company }: Judge): Text {
  const mine = Object.entries(state.drawings).flatMap(([id, drawing]) => {
    const taken = takenBy(drawing, lineNo);
    if (id === declarationId || taken.isZero()) return [];
    return drawing.company === company || company === state.registered?.traderCompany
      ? [{ no: drawing.declarationNo, taken: taken.toFixed() }]
      : [];
  });
  if (mine.length === 0) return { zh: '减少数量，或改用其他证书', en: 'claim less, or another certificate' };
  const named = mine.slice(-MOST_NAMED);
  const more = mine.length - named.length;
  const zh = named.map(({ no, taken }) => `${no === '' ? '正在申报的一票' : no}用${taken}`).join('、');
  const en = named.map(({ no, taken }) => `${no === '' ? 'one being filed' : no} took ${taken}`).join(', ');
  return {
    zh: `贵企业报关单：${zh}${more > 0 ? `等${mine.length}票` : ''}`,
    en: `of your declarations ${en}${more > 0 ? ` and ${more} more` : ''}`,
  };
}

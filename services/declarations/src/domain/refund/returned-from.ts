import type { CodeTables } from '../code-tables.ts';
import { attributeOf } from '../code-tables.ts';
import type { DeclarationContent } from '../content.ts';

/** A released import that says whose goods it brings back. */
export interface ReturnOf {
  /** Number of the export declaration (关联号码). */
  readonly declarationNo: string;
  /** 收发货人: only the exporter itself takes its refund back. */
  readonly traderCompany: string;
}

/** Whether a supervision mode brings exported goods back (退运, table `refund-modes`). */
export const isReturnMode = (tables: CodeTables, tradeMode: string): boolean =>
  attributeOf(tables, 'refund-modes', tradeMode, 'returns') === 'yes';

const NUMBER = /(?<!\d)\d{18}(?!\d)/;

/** The export that a return names in its correlation number (CorrelationNo, domain.md §3.1); undefined: none, or no number of 18 digits. */
export function returnOf({ header }: DeclarationContent): ReturnOf | undefined {
  const declarationNo = NUMBER.exec(header?.correlationNo ?? '')?.[0];
  return declarationNo === undefined ? undefined : { declarationNo, traderCompany: header?.trader?.creditCode ?? '' };
}

import type { DutySummary } from '@tongguan/contracts/declarations/v1/duty';
import type { DeclarationAccepted, Direction, Step, SummaryStatement } from '@tongguan/contracts/declarations/v1/events';
import type { CompleteContent } from './content.ts';
import { decimalOf } from './decimals.ts';
import type { Prospects } from './lifecycle/arrival-limit.ts';
import { noProspects } from './lifecycle/arrival-limit.ts';
import { parseUnNumber } from './identifiers/un-number.ts';

interface Told {
  readonly declarationId: string;
  readonly declarationNo: string;
  readonly content: CompleteContent;
  /** Company that filed it. */
  readonly company: string;
  readonly sample: boolean;
  /** Digest of the code tables by which it was judged. */
  readonly codeTablesVersion: string;
  readonly duty?: DutySummary | undefined;
  /** Absent: never lapses, and gives no refund. */
  readonly prospects?: Prospects | undefined;
  /** Absent: declared in one step. */
  readonly step?: Step | undefined;
  /** What a summary states beside its fields. */
  readonly summary?: SummaryStatement | undefined;
}

/**
 * 备案清单: what is booked on the account of a special supervision area (T, H, L; domain.md §3.4 V09). Clients write the kind of list on ordinary
 * declarations too, so the kind alone says nothing; 4 is a declaration over several deliveries, no list (§3.1).
 */
const isRecordList = ({ billType, manualNo }: CompleteContent['header']): boolean => /^[123]$/.test(billType) && /^[THL]/.test(manualNo);

export const directionOf = (flag: string): Direction =>
  flag === 'I' ? 'DIRECTION_IMPORT' : flag === 'E' ? 'DIRECTION_EXPORT' : 'DIRECTION_UNSPECIFIED';

/** What other services need to know of a declaration that was accepted (接受申报); `submittedAtMs` is epoch milliseconds. */
export function acceptedFrom(told: Told, submittedAtMs: number): DeclarationAccepted {
  const { declarationId, declarationNo, content, company, sample, codeTablesVersion, duty, step, summary } = told;
  const { header, items, containers } = content;
  return {
    ...{ declarationId, declarationNo, direction: directionOf(header.direction), sample, submittedAtMs, filedByCompany: company },
    ...{ customsOffice: header.customsOffice, portOffice: header.portOffice, transportMode: header.transportMode },
    ...{ billNo: header.billNo, containerIds: containers.map(({ containerId }) => containerId), unifiedNo: header.unifiedNo },
    ...{ traderCompany: header.trader.creditCode, traderName: header.trader.name, declarantCompany: header.declarant.creditCode },
    declarantName: header.declarant.name,
    ...{ tradeMode: header.tradeMode, manualNo: header.manualNo, oversize: header.oversize, grossWeightKg: header.grossWeightKg },
    ...{ codeTablesVersion, duty, step, summary, ...(told.prospects ?? noProspects) },
    ...(isRecordList(header) && { listType: header.billType }),
    goods: items.map((item) => {
      const unNumber = parseUnNumber(item.unNumber);
      return {
        ...{ itemNo: Number(item.itemNo), hsCode: item.hsCode, name: item.name, originCountry: item.originCountry },
        ...{ unNumber: unNumber.ok ? unNumber.value : '', accountLine: item.accountLine, unit: item.unit },
        quantity: decimalOf(item.quantity)?.toFixed(5) ?? '',
      };
    }),
  };
}

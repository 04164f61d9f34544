import type { AccountLine, AccountState, WarehousesEvent } from './account.ts';
import { fault, linesFaults, shapeFaults } from './faults.ts';
import type { AccountFault, AccountRefusal } from './refusals.ts';

/** Opens a ledger (设立账册) for its keeper. */
export interface OpenAccount {
  readonly accountNo: string;
  readonly keeperCompany: string;
  readonly customsOffice: string;
  readonly lines: readonly AccountLine[];
  readonly source: string;
  /** Recorded while time is simulated. */
  readonly sample: boolean;
}

/** Opens an account once; the same again is a repeat, another content under its number is refused. */
export function openAccount(state: AccountState, command: OpenAccount, now: number): readonly WarehousesEvent[] | AccountRefusal {
  if (state.opened !== undefined) return isSame(state, command) ? [] : { refusal: 'account-exists' };
  const faults = openFaults(command);
  if (faults.length > 0) return { refusal: 'invalid-command', faults };
  const { source, ...value } = command;
  return [{ occurredAtMs: now, source, fact: { $case: 'accountOpened', value } }];
}

function openFaults(command: OpenAccount): readonly AccountFault[] {
  const lineNos = command.lines.map(({ lineNo }) => lineNo);
  return [
    ...shapeFaults('accountNo', '/accountNo', command.accountNo),
    ...shapeFaults('company', '/keeperCompany', command.keeperCompany),
    ...shapeFaults('customsOffice', '/customsOffice', command.customsOffice),
    ...linesFaults('/lines', lineNos),
    ...command.lines.flatMap((line, index) => lineFaults(line, `/lines/${index}`)),
  ];
}

function lineFaults(line: AccountLine, path: string): readonly AccountFault[] {
  return [
    ...shapeFaults('hsCode', `${path}/hsCode`, line.hsCode),
    ...shapeFaults('name', `${path}/name`, line.name),
    ...shapeFaults('unit', `${path}/unit`, line.unit),
    ...limitFaults(line.limitAtMs, `${path}/limitAtMs`),
  ];
}

function limitFaults(limitAtMs: number, path: string): readonly AccountFault[] {
  if (Number.isSafeInteger(limitAtMs) && limitAtMs >= 0) return [];
  const message = { zh: '期限无效', en: 'The limit date is not valid' };
  return [fault('shape', path, message, { zh: '毫秒时间，无期限为0', en: 'Epoch milliseconds; 0 for no limit' })];
}

function isSame(state: AccountState, command: OpenAccount): boolean {
  const { opened, lines } = state;
  return (
    opened?.keeperCompany === command.keeperCompany &&
    opened.customsOffice === command.customsOffice &&
    lines.size === command.lines.length &&
    command.lines.every((line) => sameLine(lines.get(line.lineNo)?.line, line))
  );
}

function sameLine(a: AccountLine | undefined, b: AccountLine): boolean {
  return a?.hsCode === b.hsCode && a.name === b.name && a.unit === b.unit && a.limitAtMs === b.limitAtMs;
}

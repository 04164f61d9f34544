import { checkContainer, containersOf } from '#src/pages/carrier/container-id';
import { MILESTONES, messageIdOf } from '#src/pages/carrier/movement';
import type { Milestone, Movement } from '#src/pages/carrier/movement';
import { momentOf } from '#src/pages/carrier/moment-of';
import { readTable } from '#src/ui/read-table';
import type { TableRow } from '#src/ui/read-table';

export const COLUMNS = ['milestone', 'billNo', 'containerIds', 'occurredAt', 'location', 'transportMode', 'messageId'] as const;
type Column = (typeof COLUMNS)[number];

/** Heads that a file may have, in either language; the template writes the first of each. */
const HEADS: Readonly<Record<Column, readonly string[]>> = {
  milestone: ['节点 milestone', '节点', 'milestone'],
  billNo: ['提运单号 billNo', '提运单号', 'billno', 'bill'],
  containerIds: ['箱号 containerIds', '箱号', 'containerids', 'containers', 'container'],
  occurredAt: ['发生时间 occurredAt', '发生时间', 'occurredat', 'time'],
  location: ['地点 location', '地点', 'location'],
  transportMode: ['运输方式 transportMode', '运输方式', 'transportmode', 'mode'],
  messageId: ['报文编号 messageId', '报文编号', 'messageid'],
};

const NAMES: Readonly<Record<string, Milestone>> = {
  运抵: 'CARGO_ARRIVED',
  运输工具抵达: 'CONVEYANCE_ARRIVED',
  抵达: 'CONVEYANCE_ARRIVED',
  卸毕: 'DISCHARGED',
  提离: 'PICKED_UP',
  离境: 'CONVEYANCE_DEPARTED',
  运输工具离境: 'CONVEYANCE_DEPARTED',
};

type FaultKey = 'columns' | 'milestone' | 'billNo' | 'container' | 'checkDigit' | 'time' | 'future' | 'location' | 'mode' | 'twice';
interface LineFault {
  readonly key: FaultKey;
  readonly values: Readonly<Record<string, string>>;
}

/** One line of a file: what it says, what is wrong with it before anything is sent. */
export interface FileLine {
  readonly line: number;
  readonly cells: Readonly<Record<Column, string>>;
  readonly movement: Movement | undefined;
  readonly messageId: string;
  readonly faults: readonly LineFault[];
}

/** Heads and one line to write over: what a file looks like. */
export function templateRows(now: string): readonly (readonly string[])[] {
  return [
    COLUMNS.map((column) => HEADS[column][0] ?? column),
    ['CARGO_ARRIVED', 'COSU6123456780', 'CSQU3054383 MSCU6639870', now, '4905', '3', ''],
  ];
}

/** Reads a file of movements; `nowMs` tells what has not happened yet. Lines that cannot be sent have faults. */
export function readMovementFile(text: string, nowMs: number): readonly FileLine[] {
  const [head, ...rows] = readTable(text);
  if (head === undefined) return [];
  const columns = columnsOf(head);
  const seen = new Map<string, number>();
  return (columns === undefined ? [head, ...rows] : rows).map((row) => {
    const line = readLine(row, columns ?? COLUMNS, nowMs);
    const first = seen.get(line.messageId);
    if (line.movement === undefined) return line;
    seen.set(line.messageId, first ?? line.line);
    return first === undefined ? line : { ...line, movement: undefined, faults: [{ key: 'twice', values: { line: String(first) } }] };
  });
}

/** The columns by their heads; undefined where the first line is no head. */
function columnsOf({ cells }: TableRow): readonly (Column | undefined)[] | undefined {
  const known = cells.map((cell) => COLUMNS.find((column) => HEADS[column].some((name) => name.toLowerCase() === cell.toLowerCase())));
  return known.some((column) => column !== undefined) ? known : undefined;
}

function readLine({ line, cells }: TableRow, columns: readonly (Column | undefined)[], nowMs: number): FileLine {
  const cell = (column: Column) => cells[columns.indexOf(column)] ?? '';
  const told = Object.fromEntries(COLUMNS.map((column) => [column, cell(column)])) as Record<Column, string>;
  const milestone = milestoneOf(told.milestone);
  const billNo = told.billNo.toUpperCase();
  const containerIds = containersOf(told.containerIds);
  const occurredAt = momentOf(told.occurredAt);
  const location = told.location.toUpperCase();
  const transportMode = told.transportMode.toUpperCase();
  const faults = [
    ...(milestone === undefined ? [fault('milestone', told.milestone)] : []),
    ...(/^[0-9A-Z][0-9A-Z_./*-]{0,31}$/.test(billNo) ? [] : [fault('billNo', told.billNo)]),
    ...containerIds.flatMap(containerFaults),
    ...(occurredAt === undefined ? [fault('time', told.occurredAt)] : []),
    ...(occurredAt !== undefined && new Date(occurredAt).getTime() > nowMs + AHEAD_MS ? [fault('future', told.occurredAt)] : []),
    ...(/^(?:|\d{4}|[0-9A-Z]{5,12})$/.test(location) ? [] : [fault('location', told.location)]),
    ...(/^[0-9GHLTWXYZ]?$/.test(transportMode) ? [] : [fault('mode', told.transportMode)]),
  ];
  if (faults.length > 0 || milestone === undefined || occurredAt === undefined) {
    return { line, cells: told, movement: undefined, messageId: told.messageId, faults };
  }
  const movement = { milestone, billNo, containerIds, occurredAt, location, transportMode };
  return { line, cells: told, movement, messageId: told.messageId === '' ? messageIdOf(movement) : told.messageId, faults };
}

/** Clocks may run ahead by this much. */
const AHEAD_MS = 5 * 60_000;

function milestoneOf(text: string): Milestone | undefined {
  return MILESTONES.find((code) => code === text.toUpperCase().replaceAll(' ', '_')) ?? NAMES[text];
}

function containerFaults(id: string): readonly LineFault[] {
  const check = checkContainer(id);
  if (check.ok) return [];
  if (check.problem === 'digit') return [{ key: 'checkDigit', values: { value: id, digit: String(check.digit) } }];
  return [fault('container', id)];
}

function fault(key: FaultKey, value: string): LineFault {
  return { key, values: { value } };
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartError } from '@tongguan/runtime/start-error';
import { confidences } from '../domain/code-tables.ts';
import type { Direction } from '../domain/events.ts';
import { termsFaults } from '../domain/mandate/check-terms.ts';
import { mandateId } from '../domain/mandate/mandate-state.ts';
import type { PaperMandate, PaperMandates } from '../domain/mandate/paper-mandates.ts';
import type { TableRow } from './code-table-file.ts';
import { readRows } from './code-table-file.ts';

const FILE = 'mandates.csv';
const columns = ['trader', 'agent', 'directions', 'valid_from', 'valid_to', 'agreement_no', 'source', 'confidence'];
const directionOf: Readonly<Record<string, Direction>> = { import: 'DIRECTION_IMPORT', export: 'DIRECTION_EXPORT' };

/**
 * Reads `mandates.csv` of a folder: mandates that stood on paper before. It is no public code table, since it says who works for whom. Throws one
 * StartError that lists all that is wrong, with its line.
 */
export async function readPaperMandates(folder: string): Promise<PaperMandates> {
  const faults: string[] = [];
  const text = await readFile(join(folder, FILE), 'utf8').catch((error: unknown) => {
    throw new StartError(`${FILE} in ${folder} cannot be read (${(error as NodeJS.ErrnoException).code ?? String(error)})`);
  });
  const papers = new Map<string, PaperMandate>();
  for (const row of readRows(FILE, text, columns, faults)) {
    const paper = paperOf(row, faults);
    const id = mandateId(paper);
    if (papers.has(id)) faults.push(`${row.at}: the mandate of ${paper.trader} for ${paper.agent} is there twice`);
    papers.set(id, paper);
  }
  if (faults.length > 0) throw new StartError(`${FILE} in ${folder} cannot be used:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
  return papers;
}

function paperOf({ at, cells }: TableRow, faults: string[]): PaperMandate {
  const { trader = '', agent = '', valid_from: validFrom = '', valid_to: validTo = '' } = cells;
  const { agreement_no: agreementNo = '', source = '', confidence = '' } = cells;
  const words = (cells['directions'] ?? '').split(' ').filter((word) => word !== '');
  for (const word of words) if (directionOf[word] === undefined) faults.push(`${at}: direction "${word}" is none of import, export`);
  if (source === '') faults.push(`${at}: source is empty`);
  if (validFrom === '') faults.push(`${at}: valid_from is empty`);
  if (!confidences.some((one) => one === confidence)) faults.push(`${at}: confidence "${confidence}" is none of ${confidences.join(', ')}`);
  const terms = { directions: words.flatMap((word) => directionOf[word] ?? []), validFrom, validTo, agreementNo, note: '' };
  const both = [
    // a paper may be over by now: only a day before its own first one is wrong
    ...termsFaults({ code: agent, path: '/agent', own: trader }, terms, validFrom),
    ...termsFaults({ code: trader, path: '/trader', own: '' }, terms, validFrom).filter(({ path }) => path === '/trader'),
  ];
  for (const { path, message } of both) faults.push(`${at}: ${path.slice(1)}: ${message.en}`);
  return { trader, agent, terms, atMs: 0, confidence };
}

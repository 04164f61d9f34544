import type { Principal } from '@tongguan/auth/principal';
import type { ListDeclarationsRequest } from '@tongguan/contracts/declarations/v1/declarations';
import { ListDeclarationsRequest as Declarations } from '@tongguan/contracts/declarations/v1/declarations';
import { ListQueueRequest as Queue } from '@tongguan/contracts/clearance/v1/clearance';
import type { Clients } from './clients.ts';
import type { ChangedRow, ReadChanges } from './change-feed.ts';
import { declarationBody } from './declaration-body.ts';
import { queueBody } from './queue-body.ts';

const PAGE = 500;

/** The rows that this principal may see, by its role; undefined when there are none for it. */
export function readChanges(clients: Clients, principal: Principal, token: string): ReadChanges | undefined {
  const readers: ReadChanges[] = [];
  const has = (role: string): boolean => principal.roles.some((each) => each === role);
  if (has('officer') || has('administrator')) readers.push((since) => queueRows(clients, since, token));
  if (has('operator') || has('administrator')) readers.push((since) => declarations(clients, since, token));
  if (readers.length === 0) return undefined;
  return async (since) => (await Promise.all(readers.map((read) => read(since)))).flat();
}

async function queueRows(clients: Clients, changedSinceMs: number, token: string): Promise<ChangedRow[]> {
  const rows: ChangedRow[] = [];
  let cursor = '';
  do {
    const page = await clients.clearance.listQueue(Queue.fromPartial({ changedSinceMs, includeClosed: true, limit: PAGE, cursor }), {
      token,
    });
    for (const row of page.rows) {
      rows.push({
        kind: 'queue-row',
        key: `q:${row.caseId}:${row.authority}`,
        version: row.version,
        changedAtMs: row.changedAtMs,
        body: queueBody(row),
      });
    }
    cursor = page.nextCursor;
  } while (cursor !== '');
  return rows;
}

async function declarations(clients: Clients, changedSinceMs: number, token: string): Promise<ChangedRow[]> {
  const rows: ChangedRow[] = [];
  let cursor = '';
  do {
    const request: ListDeclarationsRequest = Declarations.fromPartial({ changedSinceMs, limit: PAGE, cursor, sort: '-submittedAt' });
    const page = await clients.declarations.listDeclarations(request, { token });
    for (const row of page.rows) {
      rows.push({
        kind: 'declaration',
        key: `d:${row.declarationId}`,
        version: row.version,
        changedAtMs: row.changedAtMs,
        body: declarationBody(row),
      });
    }
    cursor = page.nextCursor;
  } while (cursor !== '');
  return rows;
}

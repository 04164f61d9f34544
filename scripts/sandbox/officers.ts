import { expectStatus } from '../simulate/stage.ts';
import type { AuthoritySeen, Players, Seen } from './players.ts';

/** Who decides for each authority; together they serve every office of the demo users. */
const OFFICERS: Readonly<Record<string, string>> = {
  customs: 'customs-officer-2',
  quarantine: 'quarantine-officer',
  maritime: 'maritime-officer',
  road: 'road-officer',
};
const BASIS = '沙箱情景 (sandbox)';

function officerOf(authority: string): string {
  const officer = OFFICERS[authority];
  if (officer === undefined) throw new Error(`no demo user decides for ${authority}`);
  return officer;
}

/** False when somebody else has the case just now: it is looked at again. */
async function claims(players: Players, caseId: string, authority: string): Promise<boolean> {
  return expectedClaim(await players.as(officerOf(authority)).post(`/v1/clearance/cases/${caseId}/claim`, undefined));
}
const expectedClaim = (answer: Parameters<typeof expectStatus>[0]): boolean => {
  expectStatus(answer, 200, 409);
  return answer.status === 200;
};

export async function decides(
  players: Players,
  caseId: string,
  authority: string,
  decision: 'clear' | 'inspect' | 'refuse',
): Promise<void> {
  if (!(await claims(players, caseId, authority))) return;
  const body = { decision, legalBasis: BASIS, ...(decision === 'clear' ? {} : { reason: BASIS }) };
  expectStatus(await players.as(officerOf(authority)).post(`/v1/clearance/cases/${caseId}/decision`, body), 200, 409);
}

export async function inspects(players: Players, caseId: string, authority: string, finding: string): Promise<void> {
  if (!(await claims(players, caseId, authority))) return;
  const body = { finding, note: BASIS };
  expectStatus(await players.as(officerOf(authority)).post(`/v1/clearance/cases/${caseId}/inspection`, body), 200, 409);
}

/** Clears for these authorities (all of the case by default), inspecting first what is owed; true when each of them has cleared. */
export async function clearsFor(players: Players, seen: Seen, authorities?: readonly string[]): Promise<boolean> {
  if (seen.case === undefined) return false;
  const wanted = seen.case.authorities.filter(({ authority }) => authorities?.includes(authority) ?? true);
  const open = wanted.filter(({ decision }) => decision !== 'CLEAR');
  for (const own of open) await clearsOne(players, seen, own);
  return wanted.length > 0 && open.length === 0;
}

async function clearsOne(players: Players, seen: Seen, { authority, inspectionOwed }: AuthoritySeen): Promise<void> {
  if (!inspectionOwed) await decides(players, seen.id, authority, 'clear');
  // an inspection waits for the cargo
  else if (seen.case?.arrivedAt !== null) await inspects(players, seen.id, authority, 'NO_ANOMALY');
}

/** The bank confirms what is still owed. */
export async function bankSettles(players: Players, seen: Seen): Promise<void> {
  for (const { billNo, status, demand, total } of seen.case?.taxBills ?? []) {
    if (status !== 'OPEN') continue;
    const settlement = { how: demand === 'SECURE' ? 'DEPOSIT' : 'PAYMENT', reference: `SBX${billNo}`.slice(0, 32), paid: total };
    // 409: it was settled or is void meanwhile
    expectStatus(await players.as('bank').post(`/v1/tax-bills/${billNo}/settlement`, settlement), 200, 409);
  }
}

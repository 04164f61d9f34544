import { expectStatus } from '../simulate/stage.ts';
import { bankSettles, clearsFor, decides, inspects } from './officers.ts';
import type { Players, Seen } from './players.ts';

/** Does what is next of a step; true when nothing is left to do. It may be asked again at any time: what was done is done once. */
type Act = (players: Players, seen: Seen, argument: string) => Promise<boolean>;

const OVER: ReadonlySet<string> = new Set(['RELEASED', 'CLOSED', 'RETURNED', 'WITHDRAWN', 'EXPIRED']);

/** Every act of the table of scenarios; `name:argument` in it. */
export const acts: Readonly<Record<string, Act>> = {
  arrives,
  clears: async (players, seen) => {
    if (OVER.has(seen.status)) return true;
    if (await clearsFor(players, seen)) await bankSettles(players, seen);
    return false;
  },
  'picks-up': async (players, seen) => {
    // what was declared in one step has no pick-up release: it is released
    const done = OVER.has(seen.status) || (isTwoStep(seen) && seen.row['twoStep'].pickupReleasedAt !== null);
    if (!done && (await clearsFor(players, seen))) await bankSettles(players, seen);
    return done;
  },
  'all-clear': async (players, seen) => OVER.has(seen.status) || clearsFor(players, seen),
  'customs-clears': async (players, seen) => OVER.has(seen.status) || clearsFor(players, seen, ['customs']),
  'customs-refuses': async (players, seen) => {
    if (seen.case === undefined || OVER.has(seen.status)) return seen.status === 'RETURNED';
    await decides(players, seen.id, 'customs', 'refuse');
    return false;
  },
  'customs-inspects': async (players, seen) => {
    const own = seen.case?.authorities.find(({ authority }) => authority === 'customs');
    if (own === undefined) return false;
    if (own.inspectionOwed || own.finding !== null) return true;
    await decides(players, seen.id, 'customs', 'inspect');
    return false;
  },
  finds: async (players, seen, finding) => {
    const own = seen.case?.authorities.find(({ authority }) => authority === 'customs');
    if (own === undefined || !own.inspectionOwed) return own?.finding === finding;
    await inspects(players, seen.id, 'customs', finding);
    return false;
  },
  withdraws,
  wait: (players, seen, seconds) => Promise.resolve(players.now() >= seen.submittedAtMs + Number(seconds) * 1000),
  receipts,
};

const isTwoStep = (seen: Seen): seen is Seen & { row: { twoStep: { pickupReleasedAt: string | null } } } =>
  typeof seen.row['twoStep'] === 'object' && seen.row['twoStep'] !== null;

/** The carrier tells of the arrival; the same message again is the same. */
async function arrives(players: Players, seen: Seen): Promise<boolean> {
  if (seen.case === undefined) return false;
  if (seen.case.arrivedAt !== null) return true;
  const { billNo, containerIds, customsOffice: location, transportMode } = seen.row;
  const occurredAt = new Date(seen.submittedAtMs).toISOString();
  const movement = {
    messageId: `sandbox-${seen.id}`,
    milestone: 'CARGO_ARRIVED',
    billNo,
    containerIds,
    occurredAt,
    location,
    transportMode,
  };
  expectStatus(await players.as('carrier').post('/v1/movements', movement), 202);
  return false;
}

const FILERS: Readonly<Record<string, string>> = {
  '91430100MA4L0002XB': 'operator-a',
  '91430100MA4L00038B': 'operator-b',
  '91430100MA4L000466': 'operator-d',
};

/** The company asks, customs approves. */
async function withdraws(players: Players, seen: Seen): Promise<boolean> {
  if (seen.status === 'WITHDRAWN') return true;
  // the draw took it: nothing can be asked for until that is over
  const owed = seen.case?.authorities.find(({ inspectionOwed }) => inspectionOwed);
  if (owed !== undefined) {
    if (await arrives(players, seen)) await inspects(players, seen.id, owed.authority, 'NO_ANOMALY');
    return false;
  }
  const { id } = seen;
  const filer = FILERS[String(seen.row['filedByCompany'])];
  if (filer === undefined) throw new Error('the company that filed is none of the demo users');
  if (seen.row['openRequest'] !== 'WITHDRAWAL') {
    const reason = { reasonCode: '03', reason: '沙箱情景：申请撤销 (sandbox)' };
    expectStatus(await players.as(filer).post(`/v1/declarations/${id}/withdrawal`, reason, 'sandbox-withdrawal'), 202);
    return false;
  }
  const versions = expectStatus(await players.as('customs-officer-2').get(`/v1/declarations/${id}/versions`), 200);
  const requests = versions['requests'] as readonly { readonly requestId: string; readonly status: string }[];
  const open = requests.find(({ status }) => status === 'OPEN');
  if (open === undefined) return false;
  const decision = { decision: 'approve', reason: '沙箱情景 (sandbox)', version: versions['version'] };
  // 409: the declaration has changed meanwhile; it is looked at again
  expectStatus(
    await players.as('customs-officer-2').post(`/v1/declarations/${id}/requests/${open.requestId}/decision`, decision),
    200,
    409,
  );
  return false;
}

/** `P@3`: the code, and its notice time in seconds after the filing. */
async function receipts(players: Players, seen: Seen, argument: string): Promise<boolean> {
  const [code = '', seconds = '0'] = argument.split('@');
  const noticeTime = new Date(seen.submittedAtMs + Number(seconds) * 1000).toISOString();
  const receipt = {
    code,
    noticeTime,
    declarationNo: seen.declarationNo,
    note: '沙箱回执 (sandbox)',
    customsOffice: seen.row['customsOffice'],
  };
  expectStatus(await players.as('administrator').post('/v1/receipts', { receipts: [receipt] }), 200);
  return true;
}

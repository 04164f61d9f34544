import { scenarioOf } from '@tongguan/single-window/outbound/sandbox-scenarios';
import type { Scenario } from '@tongguan/single-window/outbound/sandbox-scenarios';
import { expectStatus } from '../simulate/stage.ts';
import type { CaseSeen, Players, Seen } from './players.ts';
import { acts } from './steps.ts';

/** A declaration under a scenario, and how far it has come; steps that are over are looked at no more. */
interface Run {
  readonly id: string;
  readonly scenario: Scenario;
  step: number;
  failures: number;
  /** Not before, epoch milliseconds. */
  nextAt: number;
}

interface Driver {
  /** Looks for new declarations and does what is next for each. */
  tick(): Promise<void>;
}

const PAGE = 100;
const LONGEST_PAUSE_MS = 30_000;
/** What was filed longer ago is left as it is after a restart. */
const LOOK_BACK_MS = 7 * 24 * 3_600_000;

/**
 * Drives the declarations of a sandbox by their contract numbers, through the public API alone. It keeps nothing: what to do next
 * follows from what the API shows, and every act is the same when it is done again, so a restart goes on where it was.
 */
export function createDriver(
  players: Players,
  scenarios: readonly Scenario[],
  tell: (id: string, scenario: string, reason: string) => void,
): Driver {
  for (const { code, steps } of scenarios)
    for (const step of steps) if (acts[nameOf(step)] === undefined) throw new Error(`${code}: nobody can act ${step}`);
  const known = new Set<string>();
  const runs = new Set<Run>();
  const since = new Date(players.now() - LOOK_BACK_MS).toISOString();
  const get = async (path: string) => players.as('administrator').get(path);

  const discover = async (): Promise<void> => {
    for (let cursor = ''; ;) {
      const query = `sort=-submittedAt&limit=${String(PAGE)}&submittedFrom=${encodeURIComponent(since)}${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`;
      const page = expectStatus(await get(`/v1/declarations?${query}`), 200);
      const fresh = (page['rows'] as readonly { readonly id: string }[]).filter(({ id }) => !known.has(id));
      for (const { id } of fresh) await begin(id);
      cursor = typeof page['nextCursor'] === 'string' ? page['nextCursor'] : '';
      if (fresh.length < PAGE || cursor === '') return;
    }
  };
  const begin = async (id: string): Promise<void> => {
    const { content } = expectStatus(await get(`/v1/declarations/${id}`), 200) as { content: { header?: { contractNo?: string } } };
    const scenario = scenarioOf(content.header?.contractNo ?? '', scenarios);
    if (scenario !== undefined && scenario.steps.length > 0) runs.add({ id, scenario, step: 0, failures: 0, nextAt: 0 });
    known.add(id);
  };
  const advance = async (run: Run): Promise<void> => {
    const seen = await look(run.id);
    while (run.step < run.scenario.steps.length) {
      const step = run.scenario.steps[run.step] ?? '';
      const done = await acts[nameOf(step)]?.(players, seen, step.slice(nameOf(step).length + 1));
      if (done !== true) return;
      run.step++;
    }
    runs.delete(run);
  };
  const look = async (id: string): Promise<Seen> => {
    const [detail, own] = await Promise.all([get(`/v1/declarations/${id}`), get(`/v1/clearance/cases/${id}`)]);
    const { row } = expectStatus(detail, 200) as { row: Record<string, unknown> };
    return {
      ...{ id, row, declarationNo: String(row['declarationNo']), status: String(row['status']) },
      submittedAtMs: Date.parse(String(row['submittedAt'])),
      case: own.status === 200 ? (own.body as unknown as CaseSeen) : undefined,
    };
  };

  return {
    async tick() {
      await discover();
      for (const run of [...runs].filter(({ nextAt }) => nextAt <= players.now())) {
        try {
          await advance(run);
          run.failures = 0;
        } catch (error) {
          // the others go on
          run.failures++;
          run.nextAt = players.now() + Math.min(LONGEST_PAUSE_MS, 1000 * 2 ** run.failures);
          if (run.failures === 1) tell(run.id, run.scenario.code, error instanceof Error ? error.message : String(error));
        }
      }
    },
  };
}

const nameOf = (step: string): string => step.split(':')[0] ?? '';

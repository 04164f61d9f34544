import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClosedLoop, ClosedLoopResult } from './a-load.ts';
import type { Benchmark, Conditions, Figure, Round } from './figure.ts';
import { comparison, medianFigure } from './figure.ts';
import type { Target } from './post.ts';
import { heaviest } from './profile.ts';
import { inTempFolder } from './leftovers.ts';
import { startTongguan } from './tongguan.ts';
import type { Tongguan } from './tongguan.ts';
import { startWorker } from './worker.ts';
import type { Worker } from './worker.ts';

const ROUNDS = 4;
const SECONDS = 5;
const WARM_UP_SECONDS = 2;
const CONNECTIONS = 32;
/** Beyond what any machine of today answers. */
const MOST_PER_SECOND = 12_000;
const CATCH_UP_MS = 120_000;

/** `POST /v1/declarations` through the whole stack. */
export const declarations: Benchmark = {
  letter: 'a',
  what: 'POST /v1/declarations through the whole stack',
  how:
    `${CONNECTIONS} connections in a closed loop from a process of its own, ${ROUNDS} rounds, floor and product in turn. The product is` +
    ' `npm start -- --empty`: every service in one process, projections and reactions run meanwhile and are awaited before the floor is asked.' +
    ' Floor: bare Fastify, same schema, one durable insert of the same bytes; it checks no token, no rule, no number, and tells nobody.',
  run: measure,
  profile,
};

async function measure({ scale, say }: Conditions): Promise<readonly Figure[]> {
  const seconds = SECONDS * scale;
  return inTempFolder(async (folder) => {
    const floor = startWorker('a-floor.ts');
    const load = startWorker('a-load.ts');
    let product: Tongguan | undefined;
    try {
      const { url } = await floor.ask<{ url: string }>({ folder }, 30_000);
      product = await startTongguan({ dataDir: join(folder, 'data') });
      const targets = { floor: { url, token: '' }, product: { url: product.url, token: await product.tokenOf('operator-a') } };
      let seed = 1;
      const post = (target: Target, forSeconds: number): Promise<ClosedLoopResult> => closedLoop(load, target, seed++, forSeconds);
      for (const target of [targets.floor, targets.product]) await post(target, WARM_UP_SECONDS * scale);
      await product.whenCaughtUp(CATCH_UP_MS);

      const rounds: Round[] = [];
      const catchUps: number[] = [];
      const overall: number[] = [];
      for (let round = 1; round <= ROUNDS; round++) {
        const ofFloor = await post(targets.floor, seconds);
        const ofProduct = await post(targets.product, seconds);
        const loadedAt = performance.now();
        await product.whenCaughtUp(CATCH_UP_MS);
        const catchUp = (performance.now() - loadedAt) / 1000;
        rounds.push({ product: rateOf(ofProduct), floor: rateOf(ofFloor) });
        catchUps.push(catchUp);
        overall.push(ofProduct.posted / (ofProduct.seconds + catchUp));
        say(
          `round ${round} of ${ROUNDS}: ${ofProduct.posted} declarations in ${ofProduct.seconds.toFixed(1)} s, caught up ${catchUp.toFixed(1)} s later`,
        );
      }
      return [
        ...comparison('a  POST /v1/declarations', '/s', rounds, 0.5),
        medianFigure(`a  caught up after ${seconds.toFixed(0)} s of it`, 's', catchUps),
        medianFigure('a  POST to caught up', '/s', overall),
      ];
    } finally {
      await Promise.all([product?.stop(), floor.stop(), load.stop()]);
    }
  });
}

const rateOf = ({ posted, seconds }: ClosedLoopResult): number => posted / seconds;

function closedLoop(load: Worker, target: Target, seed: number, seconds: number): Promise<ClosedLoopResult> {
  const job: ClosedLoop = { target, seed, connections: CONNECTIONS, seconds, most: Math.ceil(MOST_PER_SECOND * seconds) };
  return load.ask<ClosedLoopResult>(job, (seconds + 60) * 1000);
}

async function profile({ scale }: Conditions): Promise<readonly string[]> {
  return inTempFolder(async (folder) => {
    const load = startWorker('a-load.ts');
    const profileDir = await mkdtemp(join(folder, 'profile-'));
    let product: Tongguan | undefined;
    let skipMs = 0;
    try {
      product = await startTongguan({ dataDir: join(folder, 'data'), profileDir });
      const target = { url: product.url, token: await product.tokenOf('operator-a') };
      await closedLoop(load, target, 1000, WARM_UP_SECONDS * scale);
      skipMs = product.ageMs();
      await closedLoop(load, target, 1001, SECONDS * scale);
    } finally {
      await Promise.all([product?.stop(), load.stop()]);
    }
    return heaviest(profileDir, skipMs);
  });
}

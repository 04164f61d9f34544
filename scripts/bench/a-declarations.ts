import { join } from 'node:path';
import type { ClosedLoopResult } from './a-load.ts';
import { closedLoop, profileUnder, SECONDS, WARM_UP_SECONDS } from './closed-loop.ts';
import type { Benchmark, Conditions, Figure, Round } from './figure.ts';
import { comparison, medianFigure } from './figure.ts';
import type { Target } from './post.ts';
import { inTempFolder } from './leftovers.ts';
import { startTongguan } from './tongguan.ts';
import type { Tongguan } from './tongguan.ts';
import { startWorker } from './worker.ts';

const ROUNDS = 4;
const CONNECTIONS = 32;
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
  profile: ({ scale }) => profileUnder('a-load.ts', CONNECTIONS, 1000, scale),
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
      const post = (target: Target, forSeconds: number): Promise<ClosedLoopResult> =>
        closedLoop(load, CONNECTIONS, target, seed++, forSeconds);
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

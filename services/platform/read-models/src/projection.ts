import { untilBeat } from '@tongguan/event-store/timers';
import { runGeneration } from './generation-run.ts';
import type { GenerationRun, ProjectionOptions } from './generation-run.ts';
import type { Condition, Page, Query, ReadModelDefinition, StoredDocument, Tally } from './port.ts';
import { catchUpAndCompare, RebuildFailed } from './rebuild.ts';
import type { RebuildReport } from './rebuild.ts';
import { positionOf } from './source.ts';
import { Waiters } from './waiters.ts';

export { source } from './source.ts';
export type { ProjectionSource } from './source.ts';
export type { ProjectionMeasure, ProjectionOptions } from './generation-run.ts';
export { RebuildFailed } from './rebuild.ts';
export type { RebuildReport } from './rebuild.ts';

/** A read model that follows its topics. */
export interface Projection<Body> {
  readonly definition: ReadModelDefinition;
  get(id: string): Promise<StoredDocument<Body> | undefined>;
  getMany(ids: readonly string[]): Promise<ReadonlyMap<string, StoredDocument<Body>>>;
  find(query: Query): Promise<Page<Body>>;
  count(where: readonly Condition[], by: readonly string[]): Promise<readonly Tally[]>;
  /** True as soon as the document shows that version of the stream; false after `timeoutMs` (default 2000). */
  waitFor(id: string, stream: string, version: number, timeoutMs?: number): Promise<boolean>;
  /**
   * Builds a new generation from the first event on, swaps it in and drops the old one; reads are served all the time.
   * @throws RebuildFailed when the new one cannot take every event, or a rebuild runs already; the old one stays in use.
   */
  rebuild(): Promise<RebuildReport>;
  stop(): Promise<void>;
}

/** Subscribes a read model to its sources; resolves when it is subscribed, not when it has caught up. */
export async function startProjection<Body>(options: ProjectionOptions<Body>): Promise<Projection<Body>> {
  const running = new RunningProjection(options);
  await running.start();
  return running;
}

const FOLLOW_EVERY_MS = 500;
const REREAD_EVERY_MS = 20;

class RunningProjection<Body> implements Projection<Body> {
  readonly definition: ReadModelDefinition;
  readonly #options: ProjectionOptions<Body>;
  readonly #followEveryMs: number;
  readonly #waiters = new Waiters();
  #live: GenerationRun<Body> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #following: Promise<void> = Promise.resolve();
  #rebuilding: Promise<RebuildReport> | undefined;
  #stopped = false;

  constructor(options: ProjectionOptions<Body>) {
    this.definition = options.definition;
    this.#options = options;
    this.#followEveryMs = options.followEveryMs ?? FOLLOW_EVERY_MS;
  }

  async start(): Promise<void> {
    this.#live = await this.#run(await this.#options.readModels.generation(this.definition.name));
    this.#followLater();
  }

  get(id: string): Promise<StoredDocument<Body> | undefined> {
    return this.#inUse().model.get(id);
  }

  getMany(ids: readonly string[]): Promise<ReadonlyMap<string, StoredDocument<Body>>> {
    return this.#inUse().model.getMany(ids);
  }

  find(query: Query): Promise<Page<Body>> {
    return this.#inUse().model.find(query);
  }

  count(where: readonly Condition[], by: readonly string[]): Promise<readonly Tally[]> {
    return this.#inUse().model.count(where, by);
  }

  async waitFor(id: string, stream: string, version: number, timeoutMs = 2000): Promise<boolean> {
    const wanted = positionOf(version, 0);
    const until = performance.now() + timeoutMs; // real time: a simulated clock may stand still
    for (;;) {
      // listening starts before the read, so that a put between the two still wakes
      const woken = this.#waiters.next(id, Math.max(0, Math.min(REREAD_EVERY_MS, until - performance.now())));
      const shown = (await this.get(id))?.versions[stream] ?? 0;
      if (shown >= wanted) return true;
      if (performance.now() >= until) return false;
      await woken;
    }
  }

  rebuild(): Promise<RebuildReport> {
    if (this.#rebuilding) return Promise.reject(new RebuildFailed(`${this.definition.name} is being rebuilt already`));
    this.#rebuilding = this.#rebuild().finally(() => {
      this.#rebuilding = undefined;
    });
    return this.#rebuilding;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#following;
    await this.#live?.subscription.stop();
    await this.#rebuilding?.catch(() => undefined); // whoever asked for the rebuild hears of it
  }

  async #rebuild(): Promise<RebuildReport> {
    const { readModels } = this.#options;
    const { name } = this.definition;
    await this.#following;
    const next = await this.#run(await readModels.reserveGeneration(name));
    try {
      const live = this.#inUse();
      const report = await catchUpAndCompare(live, next, () => this.#stopped);
      if (this.#stopped) throw new RebuildFailed(`${name} was stopped while it was rebuilt`);
      if ((await readModels.generation(name)) !== live.generation) throw new RebuildFailed(`${name} was rebuilt by another process`);
      await readModels.use(name, next.generation);
      this.#live = next;
      await live.subscription.stop();
      await this.#dropOlder(next.generation);
      return report;
    } catch (cause) {
      if (this.#live !== next) {
        await next.subscription.stop();
        await next.model.drop();
      }
      throw cause;
    }
  }

  /** Also drops what rebuilds left that died half-way; other processes have followed by then. */
  async #dropOlder(generation: number): Promise<void> {
    const { readModels } = this.#options;
    await new Promise((resolve) => setTimeout(resolve, 3 * this.#followEveryMs));
    const inUse = await readModels.generation(this.definition.name);
    for (const older of await readModels.generations(this.definition.name)) {
      if (older < generation && older !== inUse) await (await readModels.open(this.definition, older)).drop();
    }
  }

  #followLater(): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(
      () => {
        // a database that is away now shows in the subscription; the next look may succeed
        this.#following = this.#follow().catch(() => undefined);
        void this.#following.then(() => {
          this.#followLater();
        });
      },
      untilBeat(Date.now(), this.#followEveryMs),
    );
    this.#timer.unref();
  }

  async #follow(): Promise<void> {
    const generation = await this.#options.readModels.generation(this.definition.name);
    const before = this.#inUse();
    // the process that rebuilds swaps by itself
    if (generation === before.generation || this.#rebuilding) return;
    this.#live = await this.#run(generation);
    await before.subscription.stop();
  }

  #run(generation: number): Promise<GenerationRun<Body>> {
    return runGeneration(this.#options, generation, (ids) => {
      this.#waiters.wake(ids);
    });
  }

  #inUse(): GenerationRun<Body> {
    if (!this.#live) throw new Error(`${this.definition.name} has not started`);
    return this.#live;
  }
}

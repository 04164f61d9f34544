import type { EventEngine, EventStore, SubscriptionState } from '@tongguan/event-store/port';
import type { Metrics } from './metrics.ts';

function measuredStore(store: EventStore, metrics: Metrics): EventStore {
  const { topic } = store;
  return {
    topic,
    async append(commit) {
      const stop = metrics.appendSeconds.startTimer({ topic });
      try {
        const result = await store.append(commit);
        metrics.commits.inc({ topic, outcome: result.outcome });
        return result;
      } catch (error) {
        metrics.commits.inc({ topic, outcome: 'failed' });
        throw error;
      } finally {
        stop();
      }
    },
    read: (stream, fromVersion) => store.read(stream, fromVersion),
    findCommand: (stream, commandId) => store.findCommand(stream, commandId),
    verify: (stream) => store.verify(stream),
  };
}

/** The engine, counting commits and conflicts and timing appends. Lag and parked are read by {@link refreshLag}. */
export function measuredEngine(engine: EventEngine, metrics: Metrics): EventEngine {
  return {
    kind: engine.kind,
    openStore: async (topic) => measuredStore(await engine.openStore(topic), metrics),
    subscribe: (options) => engine.subscribe(options),
    subscriptions: () => engine.subscriptions(),
    parking: engine.parking,
    whenCaughtUp: (concerns) => engine.whenCaughtUp(concerns),
    failed: engine.failed,
    close: () => engine.close(),
  };
}

/** Asks every subscription of this process where it is, for the scrape that is about to be answered. */
export async function refreshLag(engine: EventEngine, metrics: Metrics): Promise<readonly SubscriptionState[]> {
  const states = await Promise.all(engine.subscriptions().map((subscription) => subscription.state()));
  metrics.lag.reset();
  metrics.parked.reset();
  for (const state of states) {
    metrics.lag.set({ group: state.group }, state.lag);
    metrics.parked.set({ group: state.group }, state.parked);
  }
  return states;
}

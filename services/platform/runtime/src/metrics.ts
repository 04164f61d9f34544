import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What every process measures, in the Prometheus exposition format. */
export interface Metrics {
  readonly registry: Registry;
  /** Appends by `topic` and `outcome`: `appended`, `repeated`, `conflict`, `failed`. */
  readonly commits: Counter<'topic' | 'outcome'>;
  readonly appendSeconds: Histogram<'topic'>;
  /** Records that a group of this process has not handled yet. */
  readonly lag: Gauge<'group'>;
  /** Streams of a group that wait behind a record that could not be handled. */
  readonly parked: Gauge<'group'>;
  /** Pure decisions: no loading, no storing. */
  readonly decisionSeconds: Histogram<'topic'>;
  readonly useCaseSeconds: Histogram<'use_case' | 'outcome'>;
  /** gRPC calls by `side` (`client`, `server`), `service`, `method` and gRPC `status`. */
  readonly grpcSeconds: Histogram<'side' | 'service' | 'method' | 'status'>;
  readonly httpSeconds: Histogram<'method' | 'route' | 'status'>;
}

const DECISION_BUCKETS = [0.00001, 0.00005, 0.0001, 0.0005, 0.001, 0.005, 0.01, 0.05, 0.1];
const FROM_1_MS_TO_10_S = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** `processMetrics` adds CPU, memory, event loop and garbage collection: at most once in a process. */
export function createMetrics(options: { processMetrics: boolean }): Metrics {
  const registry = new Registry();
  const registers = [registry];
  if (options.processMetrics) collectDefaultMetrics({ register: registry });
  const buckets = FROM_1_MS_TO_10_S;
  return {
    registry,
    commits: new Counter({
      name: 'tongguan_commits_total',
      help: 'Appends to the event store',
      labelNames: ['topic', 'outcome'],
      registers,
    }),
    appendSeconds: new Histogram({
      name: 'tongguan_append_duration_seconds',
      help: 'Time of an append until it is durable',
      labelNames: ['topic'],
      buckets,
      registers,
    }),
    lag: new Gauge({
      name: 'tongguan_subscription_lag',
      help: 'Records that a group has not handled yet',
      labelNames: ['group'],
      registers,
    }),
    parked: new Gauge({
      name: 'tongguan_parked_streams',
      help: 'Streams that wait behind a failed record',
      labelNames: ['group'],
      registers,
    }),
    decisionSeconds: new Histogram({
      name: 'tongguan_decision_duration_seconds',
      help: 'Time of a pure decision',
      labelNames: ['topic'],
      buckets: DECISION_BUCKETS,
      registers,
    }),
    useCaseSeconds: new Histogram({
      name: 'tongguan_use_case_duration_seconds',
      help: 'Time of a use case: load, decide, store',
      labelNames: ['use_case', 'outcome'],
      buckets,
      registers,
    }),
    grpcSeconds: new Histogram({
      name: 'tongguan_grpc_duration_seconds',
      help: 'Time of a gRPC call',
      labelNames: ['side', 'service', 'method', 'status'],
      buckets,
      registers,
    }),
    httpSeconds: new Histogram({
      name: 'tongguan_http_duration_seconds',
      help: 'Time of an HTTP request',
      labelNames: ['method', 'route', 'status'],
      buckets,
      registers,
    }),
  };
}

import { Writable } from 'node:stream';
import pino from 'pino';
import { trace } from '@opentelemetry/api';
import { createMetrics } from '@tongguan/runtime/metrics';
import { createProbes } from '@tongguan/runtime/probes';
import { systemClock } from '@tongguan/event-store/clock';
import { testVerifier } from '@tongguan/testing/principals';
import { buildApp } from '#src/inbound/http/app';
import type { App } from '#src/inbound/http/app-type';
import { fakeClients } from './fake-clients.ts';
import type { PeerAnswers } from './fake-clients.ts';

/** The window in front of peers that answer what a test wants. */
export async function app(answers: PeerAnswers = {}, options: { requestsPerMinute?: number; log?: Writable } = {}): Promise<App> {
  const metrics = createMetrics({ processMetrics: false });
  const probes = createProbes({ metrics });
  probes.enter('ready');
  return buildApp({
    log: pino(
      { level: 'error' },
      options.log ??
        new Writable({
          write: (_chunk, _encoding, done) => {
            done();
          },
        }),
    ),
    clients: fakeClients(answers),
    verify: testVerifier(),
    clock: systemClock,
    metrics,
    probes,
    tracer: trace.getTracer('test'),
    home: { engine: 'embedded', version: '0.1.0', issuer: 'https://issuer.test' },
    stream: { pollMs: 50, heartbeatMs: 1000, maxPerSubject: 2 },
    requestsPerMinute: options.requestsPerMinute ?? 1000,
  });
}

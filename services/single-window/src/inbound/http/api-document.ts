import { Writable } from 'node:stream';
import { trace } from '@opentelemetry/api';
import { createCallers } from '@tongguan/event-store/callers';
import { systemClock } from '@tongguan/event-store/clock';
import { createMetrics } from '@tongguan/runtime/metrics';
import { createProbes } from '@tongguan/runtime/probes';
import pino from 'pino';
import { buildApp } from './app.ts';
import type { AppOptions } from './app.ts';
import type { Clients } from './clients.ts';

/** The OpenAPI document of the routes as they are, with nothing started: what the web UI's types are made of. */
export async function apiDocument(): Promise<object> {
  const app = await buildApp(INERT);
  await app.ready();
  const document = app.swagger();
  await app.close();
  return document;
}

const metrics = createMetrics({ processMetrics: false });
const silent = new Writable({
  write: (_chunk, _encoding, done) => {
    done();
  },
});
const NOBODY = new Error('nothing is asked here');
const nobody = () => Promise.reject(NOBODY);
/** No request is ever made to this application. */
const INERT: AppOptions = {
  log: pino(silent),
  clients: { operations: new Map() } as unknown as Clients,
  verify: () => Promise.reject(NOBODY),
  clock: systemClock,
  metrics,
  probes: createProbes({ metrics }),
  callers: createCallers(),
  tracer: trace.getTracer('api-document'),
  signIn: {
    begin: () => Promise.reject(NOBODY),
    finish: () => Promise.reject(NOBODY),
    resume: () => Promise.reject(NOBODY),
    end: () => Promise.reject(NOBODY),
    offersDemoUsers: () => Promise.reject(NOBODY),
    freshSecret: () => '',
    windowUrl: () => 'https://window.invalid',
  },
  notifications: {
    ...{ open: nobody, manage: nobody, rotate: nobody, test: nobody, again: nobody, ofCompany: nobody, all: nobody },
    ...{ companyOf: nobody, standing: nobody, deliveries: nobody, pull: nobody, windowUrl: () => 'https://window.invalid' },
  },
  savedFilters: { list: nobody, save: nobody, change: nobody, remove: nobody },
  about: { engine: 'embedded', version: '0.0.0', issuer: 'https://issuer.invalid', sandbox: false },
  scenarios: [],
  webFolder: '/nowhere',
  stream: { pollMs: 1000, onStored: () => () => undefined, heartbeatMs: 1000, maxPerSubject: 1 },
  requestsPerMinute: 1,
};

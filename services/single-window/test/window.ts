import { Writable } from 'node:stream';
import pino from 'pino';
import { trace } from '@opentelemetry/api';
import { createMetrics } from '@tongguan/runtime/metrics';
import { createProbes } from '@tongguan/runtime/probes';
import { createCallers } from '@tongguan/event-store/callers';
import { systemClock } from '@tongguan/event-store/clock';
import { testVerifier } from '@tongguan/testing/principals';
import { buildApp } from '#src/inbound/http/app';
import type { App } from '#src/inbound/http/app-type';
import type { CompileWhen } from '#src/inbound/http/compile-when';
import { fakeClients } from './fake-clients.ts';
import type { Notifications } from '#src/notifications/inbound/http/notifications';
import type { SavedFilters } from '#src/inbound/http/saved-filters.routes';
import type { SignIn } from '#src/inbound/http/sign-in';
import type { PeerAnswers } from './fake-clients.ts';

/** For tests of programs with tokens; sign-in.component.test.ts has a real issuer. */
const NOBODY_SIGNS_IN: SignIn = {
  begin: () => Promise.reject(new Error('the test has no issuer')),
  finish: () => Promise.resolve({ done: false }),
  resume: () => Promise.resolve(undefined),
  end: () => Promise.resolve(undefined),
  offersDemoUsers: () => Promise.resolve(false),
  freshSecret: () => 'x'.repeat(43),
  windowUrl: () => 'http://127.0.0.1:8080',
};

const nobody = () => Promise.reject(new Error('the test tells nobody'));
const NOBODY_IS_TOLD: Notifications = {
  ...{ open: nobody, manage: nobody, rotate: nobody, test: nobody, again: nobody, ofCompany: nobody, all: nobody },
  ...{ companyOf: nobody, standing: nobody, deliveries: nobody, pull: nobody, windowUrl: () => 'http://127.0.0.1:8080' },
};
const noStore = () => Promise.reject(new Error('the test keeps no filters'));
const NOBODY_SAVES: SavedFilters = { list: noStore, save: noStore, change: noStore, remove: noStore };

/** The window in front of peers that answer what a test wants. */
export async function app(
  answers: PeerAnswers = {},
  options: {
    requestsPerMinute?: number;
    log?: Writable;
    webFolder?: string;
    savedFilters?: SavedFilters;
    notifications?: Notifications;
    compile?: CompileWhen;
  } = {},
): Promise<App> {
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
    callers: createCallers(),
    tracer: trace.getTracer('test'),
    signIn: NOBODY_SIGNS_IN,
    savedFilters: options.savedFilters ?? NOBODY_SAVES,
    notifications: options.notifications ?? NOBODY_IS_TOLD,
    about: { engine: 'embedded', version: '0.1.0', issuer: 'https://issuer.test', sandbox: false },
    scenarios: [],
    webFolder: options.webFolder ?? '/no/such/folder',
    stream: { pollMs: 50, onStored: () => () => undefined, heartbeatMs: 1000, maxPerSubject: 2 },
    requestsPerMinute: options.requestsPerMinute ?? 1000,
    ...(options.compile === undefined ? {} : { compile: options.compile }),
  });
}

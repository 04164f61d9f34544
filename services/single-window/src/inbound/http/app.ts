import { createHash, randomUUID } from 'node:crypto';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import fastify, { LogController } from 'fastify';
import type { FastifyBaseLogger } from 'fastify';
import type { Tracer } from '@opentelemetry/api';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { Clock } from '@tongguan/event-store/clock';
import type { VerifyToken } from '@tongguan/auth/verify-token';
import type { Metrics } from '@tongguan/runtime/metrics';
import type { Probes } from '@tongguan/runtime/probes';
import type { Clients } from './clients.ts';
import type { App } from './app-type.ts';
import { answerBrokenRequest } from './broken-request.ts';
import { authenticate } from './authenticate.ts';
import { buildValidator } from './build-validator.ts';
import { clearanceCaseRoutes } from './clearance-case.routes.ts';
import { clearanceQueueRoute } from './clearance-queue.route.ts';
import { declarationsRoutes } from './declarations.routes.ts';
import { homeRoute, HOME_STYLE } from './home.route.ts';
import type { HomeFacts } from './home.route.ts';
import { metricsRoutes } from './metrics.routes.ts';
import { movementListRoute } from './movement-list.route.ts';
import { movementsRoutes } from './movements.routes.ts';
import { observeRequests } from './observe-requests.ts';
import { operationsRoutes } from './operations.routes.ts';
import { takeJson } from './parse-json.ts';
import { probeRoutes } from './probe.routes.ts';
import { errorHandler, sendProblem } from './problem.ts';
import { CommandAnswer, QueueRow } from './schemas/clearance.ts';
import { Problem } from './schemas/common.ts';
import { DeclarationContentBody } from './schemas/declaration-content.ts';
import { DeclarationRow, Submitted } from './schemas/declaration.ts';
import { streamRoute } from './stream.route.ts';
import type { StreamOptions } from './stream.route.ts';
import { submitDeclarationRoute } from './submit-declaration.route.ts';
import { warehousesRoutes } from './warehouses.routes.ts';

const MIB = 1024 * 1024;
const REQUEST_TIMEOUT_MS = 30_000;

export interface AppOptions {
  readonly log: FastifyBaseLogger;
  readonly clients: Clients;
  readonly verify: VerifyToken;
  readonly clock: Clock;
  readonly metrics: Metrics;
  readonly probes: Probes;
  readonly tracer: Tracer;
  readonly home: HomeFacts;
  readonly stream: StreamOptions;
  /** Requests that one client may make in a minute. */
  readonly requestsPerMinute: number;
}

/** The HTTP API, apart from its listening: tests use `inject`. */
export async function buildApp(options: AppOptions): Promise<App> {
  const { clients } = options;
  const app: App = fastify({
    loggerInstance: options.log,
    // one line per request would drown the day; what failed is logged, the rest is measured
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    bodyLimit: MIB,
    requestTimeout: REQUEST_TIMEOUT_MS,
    connectionTimeout: 2 * REQUEST_TIMEOUT_MS,
    keepAliveTimeout: 72_000,
    forceCloseConnections: 'idle',
    // an address or a header that no route can be found for is answered as everything else is
    frameworkErrors: (error, request, reply) => {
      void errorHandler(error, request, reply);
    },
    clientErrorHandler: answerBrokenRequest,
    schemaController: { compilersFactory: { buildValidator } },
  }).withTypeProvider<TypeBoxTypeProvider>();

  app.setErrorHandler(errorHandler);
  takeJson(app);
  // a text would pass by the schemas, which are for JSON
  app.removeContentTypeParser('text/plain');
  app.setNotFoundHandler((request, reply) =>
    sendProblem(request, reply, {
      status: 404,
      code: 'no-such-page',
      message: { zh: '没有这个地址', en: 'There is nothing at this address' },
    }),
  );
  observeRequests(app, options.tracer, options.metrics);
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: [`'sha256-${createHash('sha256').update(HOME_STYLE).digest('base64')}'`],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        // the default start is plain HTTP on loopback; a proxy in front says it for HTTPS
        upgradeInsecureRequests: null,
      },
    },
    strictTransportSecurity: false,
  });
  await app.register(rateLimit, {
    // while time is simulated the players of the sample are the only clients
    max: () => (options.clock.simulated ? Number.MAX_SAFE_INTEGER : options.requestsPerMinute),
    timeWindow: '1 minute',
    keyGenerator: (request) => (request.principal === undefined ? request.ip : `${request.principal.client}:${request.principal.subject}`),
    errorResponseBuilder: () => Object.assign(new Error('too many requests'), { statusCode: 429 }),
  });
  const refusedTokens = app.createRateLimit({
    max: options.requestsPerMinute,
    timeWindow: '1 minute',
    keyGenerator: (request) => `refused:${request.ip}`,
  });
  authenticate(app, options.verify, refusedTokens);
  for (const schema of [Problem, DeclarationContentBody, Submitted, DeclarationRow, QueueRow, CommandAnswer]) app.addSchema(schema);
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Tongguan 通关',
        version: options.home.version,
        description: 'Single window for cross-border logistics and customs in Hunan / 湖南跨境物流与通关单一窗口',
      },
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
      security: [{ bearer: [] }],
    },
    refResolver: {
      buildLocalReference: (json, _base, _fragment, index) => (typeof json['$id'] === 'string' ? json['$id'] : `schema-${index}`),
    },
  });
  // the page and its files are for everybody, like the document that they show
  app.addHook('onRoute', (route) => {
    if (route.url.startsWith('/docs')) route.config = { ...route.config, public: true };
  });
  await app.register(swaggerUi, { routePrefix: '/docs', staticCSP: true });
  await app.register((routes, _options, done) => {
    const typed = routes as App;
    probeRoutes(typed, options.probes);
    homeRoute(typed, clients, options.home);
    typed.get('/openapi.json', { config: { public: true }, schema: { hide: true } }, () => app.swagger());
    submitDeclarationRoute(typed, clients);
    declarationsRoutes(typed, clients);
    movementsRoutes(typed, clients);
    movementListRoute(typed, clients);
    clearanceQueueRoute(typed, clients);
    clearanceCaseRoutes(typed, clients);
    warehousesRoutes(typed, clients);
    metricsRoutes(typed, clients);
    operationsRoutes(typed, clients);
    streamRoute(typed, clients, options.clock, options.stream);
    done();
  });
  return app;
}

import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import fastify, { LogController } from 'fastify';
import type { FastifyBaseLogger } from 'fastify';
import type { Tracer } from '@opentelemetry/api';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { Callers } from '@tongguan/event-store/callers';
import type { Clock } from '@tongguan/event-store/clock';
import type { VerifyToken } from '@tongguan/auth/verify-token';
import type { Metrics } from '@tongguan/runtime/metrics';
import type { Probes } from '@tongguan/runtime/probes';
import type { Clients } from './clients.ts';
import type { App } from './app-type.ts';
import { aboutRoute } from './about.route.ts';
import type { AboutFacts } from './about.route.ts';
import { amendmentsRoutes } from './amendments.routes.ts';
import { authRoutes } from './auth.routes.ts';
import { answerBrokenRequest } from './broken-request.ts';
import { authenticate } from './authenticate.ts';
import { buildSerializer } from './build-serializer.ts';
import { buildValidator } from './build-validator.ts';
import { bulkDeclarationsRoute } from './bulk-declarations.route.ts';
import { countCallers } from './count-callers.ts';
import { clearanceCaseRoutes } from './clearance-case.routes.ts';
import { clearanceListsRoutes } from './clearance-lists.routes.ts';
import { clearanceQueueRoute } from './clearance-queue.route.ts';
import type { CompileWhen } from './compile-when.ts';
import { declarationsCsvRoute } from './declarations-csv.route.ts';
import { consignmentsRoute } from './consignments.route.ts';
import { codeTablesRoutes } from './code-tables.routes.ts';
import { declarationsRoutes } from './declarations.routes.ts';
import { notificationsRoutes } from '#src/notifications/inbound/http/notifications.routes';
import type { Notifications } from '#src/notifications/inbound/http/notifications';
import { metricsCsvRoutes } from './metrics-csv.routes.ts';
import { draftsRoutes } from './drafts.routes.ts';
import { dutyRoutes } from './duty.routes.ts';
import { certificatesRoutes } from './certificates.routes.ts';
import { mandatesRoutes } from './mandates.routes.ts';
import { metricsRoutes } from './metrics.routes.ts';
import { movementListRoute } from './movement-list.route.ts';
import { movementsRoutes } from './movements.routes.ts';
import { observeRequests } from './observe-requests.ts';
import { operationsRoutes } from './operations.routes.ts';
import { takeJson } from './parse-json.ts';
import { probeRoutes } from './probe.routes.ts';
import { errorHandler, sendProblem } from './problem.ts';
import { FieldDifference } from './schemas/amendment.ts';
import { CommandAnswer, QueueRow } from './schemas/clearance.ts';
import { BulkDeclaration, BulkResult } from './schemas/bulk.ts';
import { Problem } from './schemas/common.ts';
import { DeclarationContentBody } from './schemas/declaration-content.ts';
import { DeclarationRow, Submitted } from './schemas/declaration.ts';
import { Draft, DraftContent } from './schemas/draft.ts';
import { Duty } from './schemas/duty.ts';
import { TaxBill } from './schemas/tax.ts';
import { foreignRoutes } from './foreign.routes.ts';
import { receiptsRoutes } from './receipts.routes.ts';
import { Certificate } from './schemas/certificate.ts';
import { Mandate } from './schemas/mandate.ts';
import { refundsRoutes } from './refunds.routes.ts';
import { Refund } from './schemas/refund.ts';
import { rulesRoutes } from './rules.routes.ts';
import { sandboxDocs } from './sandbox-docs.ts';
import type { DocumentedScenario } from './sandbox-docs.ts';
import { savedFiltersRoutes } from './saved-filters.routes.ts';
import type { SavedFilters } from './saved-filters.routes.ts';
import { sessionRoute } from './session.route.ts';
import type { SignIn } from './sign-in.ts';
import { streamRoute } from './stream.route.ts';
import { taxBillsRoutes } from './tax-bills.routes.ts';
import { twoStepRoutes } from './two-step.routes.ts';
import type { StreamOptions } from './stream.route.ts';
import { submitDeclarationRoute } from './submit-declaration.route.ts';
import { warehouseDocumentsRoutes } from './warehouse-documents.routes.ts';
import { enterFirstRoutes } from './enter-first.routes.ts';
import { warehousesRoutes } from './warehouses.routes.ts';
import { webUi } from './web-ui.ts';

const MIB = 1024 * 1024;
const REQUEST_TIMEOUT_MS = 30_000;

export interface AppOptions {
  readonly log: FastifyBaseLogger;
  readonly clients: Clients;
  readonly verify: VerifyToken;
  readonly clock: Clock;
  readonly metrics: Metrics;
  readonly probes: Probes;
  readonly callers: Callers;
  readonly tracer: Tracer;
  readonly signIn: SignIn;
  readonly savedFilters: SavedFilters;
  readonly notifications: Notifications;
  readonly about: AboutFacts;
  /** What contract numbers steer in a sandbox; its documentation. */
  readonly scenarios: readonly DocumentedScenario[];
  /** Folder of the built web UI. */
  readonly webFolder: string;
  readonly stream: StreamOptions;
  /** Requests that one client may make in a minute. */
  readonly requestsPerMinute: number;
  /** Default: schemas are compiled at their first use. */
  readonly compile?: CompileWhen;
}

/** The HTTP API, apart from its listening: tests use `inject`. */
export async function buildApp(options: AppOptions): Promise<App> {
  const { clients, compile = 'at-first-use' } = options;
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
    schemaController: { compilersFactory: { buildValidator: buildValidator(compile), buildSerializer: buildSerializer(compile) } },
  }).withTypeProvider<TypeBoxTypeProvider>();

  app.setErrorHandler(errorHandler);
  takeJson(app);
  // a text would pass by the schemas, which are for JSON
  app.removeContentTypeParser('text/plain');
  const sendPage = await webUi(app, options.webFolder);
  app.setNotFoundHandler(
    (request, reply) =>
      sendPage(request, reply) ??
      sendProblem(request, reply, {
        status: 404,
        code: 'no-such-page',
        message: { zh: '没有这个地址', en: 'There is nothing at this address' },
      }),
  );
  countCallers(app, options.callers);
  observeRequests(app, options.tracer, options.metrics);
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        // the components of the web UI write style elements
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'", new URL(options.about.issuer).origin],
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
  await app.register(cookie);
  authenticate(app, { verify: options.verify, refusedTokens, signIn: options.signIn });
  // what one browser or program may see is for no cache; a route that knows better says so itself
  app.addHook('onSend', async (request, reply) => {
    if (request.principal !== undefined && !reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
  });
  for (const schema of [Problem, DeclarationContentBody, DraftContent, Draft, Duty, Submitted, DeclarationRow, QueueRow, CommandAnswer])
    app.addSchema(schema);
  for (const schema of [BulkDeclaration, BulkResult, FieldDifference, Refund, Mandate, Certificate, TaxBill]) app.addSchema(schema);
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Tongguan 通关',
        version: options.about.version,
        description: `Single window for cross-border logistics and customs in Hunan / 湖南跨境物流与通关单一窗口\n${sandboxDocs(options.scenarios, options.about.sandbox)}`,
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
    authRoutes(typed, options.signIn);
    sessionRoute(typed, options.signIn);
    aboutRoute(typed, clients, options.about);
    typed.get('/openapi.json', { config: { public: true }, schema: { hide: true } }, () => app.swagger());
    submitDeclarationRoute(typed, clients);
    bulkDeclarationsRoute(typed, clients, options.callers);
    declarationsRoutes(typed, clients);
    amendmentsRoutes(typed, clients);
    draftsRoutes(typed, clients);
    dutyRoutes(typed, clients);
    mandatesRoutes(typed, clients);
    certificatesRoutes(typed, clients);
    foreignRoutes(typed, clients);
    receiptsRoutes(typed, clients);
    refundsRoutes(typed, clients);
    declarationsCsvRoute(typed, clients);
    savedFiltersRoutes(typed, options.savedFilters);
    notificationsRoutes(typed, options.notifications);
    movementsRoutes(typed, clients);
    movementListRoute(typed, clients);
    consignmentsRoute(typed, clients);
    clearanceQueueRoute(typed, clients);
    clearanceCaseRoutes(typed, clients);
    clearanceListsRoutes(typed, clients);
    twoStepRoutes(typed, clients);
    taxBillsRoutes(typed, clients);
    warehousesRoutes(typed, clients);
    warehouseDocumentsRoutes(typed, clients);
    enterFirstRoutes(typed, clients);
    metricsRoutes(typed, clients);
    metricsCsvRoutes(typed, clients);
    codeTablesRoutes(typed, clients);
    rulesRoutes(typed, clients);
    operationsRoutes(typed, clients);
    streamRoute(typed, clients, options.clock, options.stream);
    done();
  });
  return app;
}

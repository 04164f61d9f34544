import type { FastifyError, FastifyReply, FastifyRequest, FastifySchemaValidationError } from 'fastify';
import { RefusalError } from '@tongguan/grpc/refusal';
import type { RefusalKind } from '@tongguan/grpc/refusal';
import type { Fault, FaultDetail } from '@tongguan/contracts/platform/v1/refusal';
import { schemaFault } from './schema-fault.ts';

/** The one table from refusals to HTTP. */
const STATUS: Record<RefusalKind, number> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  precondition: 409,
  'too-large': 413,
  unavailable: 503,
};

export interface ProblemBody {
  readonly status: number;
  readonly code: string;
  readonly message: { readonly zh: string; readonly en: string };
  readonly faults?: readonly Fault[];
  readonly faultDetails?: readonly FaultDetail[];
  readonly detail?: Readonly<Record<string, string>>;
}

/** Sends RFC 9457 problem details; the title is in the language that the client prefers. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: ProblemBody): FastifyReply {
  const english = /^\s*en\b/i.test(request.headers['accept-language'] ?? '');
  if (problem.status === 503) void reply.header('retry-after', '2');
  if (problem.status === 401) void reply.header('www-authenticate', 'Bearer realm="tongguan"');
  return reply
    .code(problem.status)
    .type('application/problem+json')
    .send(problemText(problem, { english, instance: request.id }));
}

export function problemText(problem: ProblemBody, options: { english: boolean; instance: string }): string {
  return JSON.stringify(problemDetails(problem, options));
}

/** RFC 9457 problem details. */
export function problemDetails(problem: ProblemBody, { english, instance }: { english: boolean; instance: string }) {
  return {
    type: `urn:tongguan:problem:${problem.code}`,
    title: english ? problem.message.en : problem.message.zh,
    status: problem.status,
    code: problem.code,
    message: problem.message,
    instance,
    faults: faultBodies(problem.faults ?? [], problem.faultDetails ?? []),
    detail: problem.detail ?? {},
  };
}

/** Faults as the API shows them, each with the values that the refusal tells of it. */
export function faultBodies(faults: readonly Fault[], details: readonly FaultDetail[]) {
  const valuesOf = new Map(details.map(({ fault, values }) => [fault, values]));
  return faults.map((fault, place) => {
    const detail = valuesOf.get(place);
    return { ...faultBody(fault), ...(detail === undefined ? {} : { detail }) };
  });
}

/** A fault of the contracts as the API shows it. */
export function faultBody(fault: Fault) {
  return {
    rule: fault.rule,
    path: fault.path,
    severity: fault.severity === 'SEVERITY_WARNING' ? ('warning' as const) : ('error' as const),
    message: { zh: fault.message?.zh ?? '', en: fault.message?.en ?? '' },
    hint: { zh: fault.hint?.zh ?? '', en: fault.hint?.en ?? '' },
    ...(fault.line === undefined ? undefined : { line: fault.line }),
    ...(fault.column === undefined ? undefined : { column: fault.column }),
  };
}

/** The one place where a thrown value becomes an HTTP answer. */
export function errorHandler(error: FastifyError | RefusalError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error instanceof RefusalError) return sendProblem(request, reply, refusalProblem(error));
  if (error.validation !== undefined) {
    return sendProblem(request, reply, schemaProblem(error.validation, error.validationContext ?? 'body'));
  }
  const { statusCode } = error;
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return sendProblem(request, reply, problemOf(statusCode));
  }
  request.log.error({ event: 'request-failed', err: error, route: request.routeOptions.url }, 'request-failed');
  return sendProblem(request, reply, INTERNAL);
}

/** What nobody expected; the log says why. */
export const INTERNAL: ProblemBody = {
  status: 500,
  code: 'internal',
  message: { zh: '服务发生故障，请凭请求编号联系支持', en: 'The service failed; quote the request id to support' },
};

/** A service's "no" as a problem. */
export function refusalProblem({ kind, refusal }: RefusalError): ProblemBody {
  const { code, message, faults, faultDetails, detail } = refusal;
  return { status: STATUS[kind], code, message: { zh: message?.zh ?? '', en: message?.en ?? code }, faults, faultDetails, detail };
}

/** What the framework refuses by a status of its own. */
export function problemOf(status: number): ProblemBody {
  return { status, ...(CLIENT_ERRORS[status] ?? MALFORMED) };
}

/** What the schema of the route refused: every finding, as faults, so that a client reads one form only. */
export function schemaProblem(findings: readonly FastifySchemaValidationError[], where: string): ProblemBody {
  const faults = findings.slice(0, MOST_FINDINGS).map((finding) => schemaFault(finding, where));
  return {
    status: 422,
    code: 'invalid-request',
    message: {
      zh: `请求有 ${String(findings.length)} 处不符合接口定义`,
      en: `The request has ${String(findings.length)} fault(s) against the API definition`,
    },
    faults,
  };
}

/** Most findings that one answer tells, as with the faults of a declaration. */
const MOST_FINDINGS = 500;

interface ClientError {
  readonly code: string;
  readonly message: { readonly zh: string; readonly en: string };
}

const MALFORMED: ClientError = {
  code: 'malformed',
  message: {
    zh: '请求无法解析：地址、请求头或 JSON 有误，或内容为空',
    en: 'The request cannot be read: its address, headers or JSON are wrong, or it is empty',
  },
};

const CLIENT_ERRORS: Readonly<Record<number, ClientError>> = {
  400: MALFORMED,
  403: { code: 'not-allowed', message: { zh: '不允许访问此地址', en: 'This address may not be asked for' } },
  404: { code: 'no-such-page', message: { zh: '没有这个地址', en: 'There is nothing at this address' } },
  408: { code: 'too-slow', message: { zh: '请求未及时发完', en: 'The request did not arrive in time' } },
  413: { code: 'too-large', message: { zh: '请求超过大小限制', en: 'The request is larger than allowed' } },
  414: { code: 'address-too-long', message: { zh: '地址中的编号过长', en: 'An id in the address is too long' } },
  415: { code: 'unknown-media-type', message: { zh: '不支持此内容类型', en: 'This content type is not taken here' } },
  429: {
    code: 'too-many-requests',
    message: { zh: '请求过于频繁，请按 Retry-After 稍后再试', en: 'Too many requests; try again after Retry-After' },
  },
  431: { code: 'headers-too-large', message: { zh: '请求头过大', en: 'The headers are too large' } },
};

import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { RefusalError } from '@tongguan/grpc/refusal';
import type { RefusalKind } from '@tongguan/grpc/refusal';
import type { Fault } from '@tongguan/contracts/platform/v1/refusal';

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

interface ProblemBody {
  readonly status: number;
  readonly code: string;
  readonly message: { readonly zh: string; readonly en: string };
  readonly faults?: readonly Fault[];
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
    .send(
      JSON.stringify({
        type: `urn:tongguan:problem:${problem.code}`,
        title: english ? problem.message.en : problem.message.zh,
        status: problem.status,
        code: problem.code,
        message: problem.message,
        instance: request.id,
        faults: (problem.faults ?? []).map(faultBody),
        detail: problem.detail ?? {},
      }),
    );
}

/** A fault of the contracts as the API shows it. */
export function faultBody(fault: Fault) {
  return {
    rule: fault.rule,
    path: fault.path,
    severity: fault.severity === 'SEVERITY_WARNING' ? ('warning' as const) : ('error' as const),
    message: { zh: fault.message?.zh ?? '', en: fault.message?.en ?? '' },
    hint: { zh: fault.hint?.zh ?? '', en: fault.hint?.en ?? '' },
  };
}

/** The one place where a thrown value becomes an HTTP answer. */
export function errorHandler(error: FastifyError | RefusalError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error instanceof RefusalError) {
    const { code, message, faults, detail } = error.refusal;
    return sendProblem(request, reply, {
      status: STATUS[error.kind],
      code,
      message: { zh: message?.zh ?? '', en: message?.en ?? code },
      faults,
      detail,
    });
  }
  if (error.validation !== undefined) return sendProblem(request, reply, schemaProblem(error));
  const known = error.statusCode !== undefined && error.statusCode < 500 ? CLIENT_ERRORS[error.statusCode] : undefined;
  if (known !== undefined) return sendProblem(request, reply, { status: error.statusCode ?? 400, ...known });
  request.log.error({ event: 'request-failed', err: error, route: request.routeOptions.url }, 'request-failed');
  return sendProblem(request, reply, {
    status: 500,
    code: 'internal',
    message: { zh: '服务发生故障，请凭请求编号联系支持', en: 'The service failed; quote the request id to support' },
  });
}

/** What the schema of the route refused: every finding, as faults, so that a client reads one form only. */
function schemaProblem(error: FastifyError): ProblemBody {
  const where = error.validationContext ?? 'body';
  const faults = (error.validation ?? []).map((finding): Fault => {
    const params = finding.params as { missingProperty?: string; additionalProperty?: string };
    const property = params.missingProperty ?? params.additionalProperty;
    const path = `${finding.instancePath}${property === undefined ? '' : `/${property.replaceAll('~', '~0').replaceAll('/', '~1')}`}`;
    return {
      rule: finding.keyword === 'additionalProperties' ? 'unknown-field' : 'shape',
      path: where === 'body' ? path : `${where}:${path}`,
      severity: 'SEVERITY_ERROR',
      message: { zh: `字段不符合接口定义：${finding.message ?? ''}`, en: `The field does not fit the API: ${finding.message ?? ''}` },
      hint: { zh: '接口定义见 /docs', en: 'See /docs for the definition' },
    };
  });
  return {
    status: 422,
    code: 'invalid-request',
    message: {
      zh: `请求有 ${String(faults.length)} 处不符合接口定义`,
      en: `The request has ${String(faults.length)} fault(s) against the API definition`,
    },
    faults,
  };
}

const CLIENT_ERRORS: Record<number, { code: string; message: { zh: string; en: string } }> = {
  400: {
    code: 'malformed',
    message: { zh: '请求无法解析：不是有效的 JSON 或为空', en: 'The request cannot be read: not valid JSON, or empty' },
  },
  404: { code: 'no-such-page', message: { zh: '没有这个地址', en: 'There is nothing at this address' } },
  408: { code: 'too-slow', message: { zh: '请求未及时发完', en: 'The request did not arrive in time' } },
  413: { code: 'too-large', message: { zh: '请求超过大小限制', en: 'The request is larger than allowed' } },
  415: { code: 'unknown-media-type', message: { zh: '不支持此内容类型', en: 'This content type is not taken here' } },
  429: {
    code: 'too-many-requests',
    message: { zh: '请求过于频繁，请按 Retry-After 稍后再试', en: 'Too many requests; try again after Retry-After' },
  },
};

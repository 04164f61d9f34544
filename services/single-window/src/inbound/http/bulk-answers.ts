import type { FastifyRequest } from 'fastify';
import type { SubmissionResult, SubmitDeclarationRequest } from '@tongguan/contracts/declarations/v1/declarations';
import { RefusalError } from '@tongguan/grpc/refusal';
import type { RefusalKind } from '@tongguan/grpc/refusal';
import type { Clients } from './clients.ts';
import type { Line } from './ndjson-lines.ts';
import type { ProblemBody } from './problem.ts';
import { INTERNAL, problemDetails, refusalProblem } from './problem.ts';
import type { LineReader } from './read-bulk-line.ts';
import { readBulkLine } from './read-bulk-line.ts';
import { submittedBody } from './submitted-body.ts';

/** A batch of the largest declarations under load. */
const DEADLINE_MS = 60_000;

/** Files what a batch of lines holds and gives the lines of the answer. `before`: declarations that came before it. Never rejects. */
export async function answerBatch(
  clients: Clients,
  request: FastifyRequest,
  batch: readonly Line[],
  before: number,
  reader: LineReader,
): Promise<string> {
  const read = batch.map((line, place) => readBulkLine(line, before + place, reader, request));
  const results = (await file(clients, request, read.flatMap((each) => ('request' in each ? [each.request] : [])))).values(); // prettier-ignore
  const english = /^\s*en\b/i.test(request.headers['accept-language'] ?? '');
  const told = read.map((each) => {
    const result = 'request' in each ? resultOf(results.next().value) : { problem: each.problem };
    const { line, key: idempotencyKey = null } = each;
    return 'submitted' in result
      ? { line, idempotencyKey, status: 202, submitted: result.submitted, problem: null }
      : {
          ...{ line, idempotencyKey, status: result.problem.status, submitted: null },
          problem: problemDetails(result.problem, { english, instance: request.id }),
        };
  });
  return told.map((each) => `${JSON.stringify(each)}\n`).join('');
}

type Filed = SubmissionResult['result'] | { readonly $case: 'problem'; readonly value: ProblemBody };

/** A result for each; when the service cannot be asked or fails, that is the result of all: some may be stored, and a key tells. */
async function file(
  clients: Clients,
  request: FastifyRequest,
  declarations: readonly SubmitDeclarationRequest[],
): Promise<readonly Filed[]> {
  if (declarations.length === 0) return [];
  const all = (value: ProblemBody): readonly Filed[] => declarations.map(() => ({ $case: 'problem', value }));
  try {
    const { results } = await clients.declarations.submitDeclarations({ declarations }, { token: request.token, deadlineMs: DEADLINE_MS });
    return results.map(({ result }) => result);
  } catch (error) {
    if (error instanceof RefusalError) return all(refusalProblem(error));
    request.log.error({ event: 'request-failed', err: error, route: request.routeOptions.url }, 'request-failed');
    return all(INTERNAL);
  }
}

function resultOf(filed: Filed): { readonly submitted: ReturnType<typeof submittedBody> } | { readonly problem: ProblemBody } {
  switch (filed?.$case) {
    case 'submitted':
      return { submitted: submittedBody(filed.value) };
    case 'refused': {
      const { kind, refusal } = filed.value;
      if (refusal === undefined) return { problem: INTERNAL };
      return { problem: refusalProblem(new RefusalError(kind as RefusalKind, refusal)) };
    }
    case 'problem':
      return { problem: filed.value };
    case undefined:
      return { problem: INTERNAL };
  }
}

import { isUtf8 } from 'node:buffer';
import type { FastifyRequest, FastifySchemaValidationError } from 'fastify';
import { DeclarationContent } from '@tongguan/contracts/declarations/v1/content';
import type { SubmitDeclarationRequest } from '@tongguan/contracts/declarations/v1/declarations';
import { refuse, RefusalError } from '@tongguan/grpc/refusal';
import type { RefusalTable } from '@tongguan/grpc/refusal';
import type { Fault } from '@tongguan/contracts/platform/v1/refusal';
import type { Line } from './ndjson-lines.ts';
import type { ReadJson } from './parse-json.ts';
import type { ProblemBody } from './problem.ts';
import { refusalProblem, schemaProblem } from './problem.ts';

/** Most declarations of one call. */
export const MOST_DECLARATIONS = 1000;
/** Of one line, as of a declaration that is filed by itself. */
export const MOST_LINE_BYTES = 1024 * 1024;

/** What a line comes to before anybody is asked: a declaration to be filed, or what is wrong with the line. */
export type ReadLine = { readonly line: number; readonly key: string | undefined } & (
  { readonly request: SubmitDeclarationRequest } | { readonly problem: ProblemBody }
);

export interface LineReader {
  readonly readJson: ReadJson;
  /** Findings of the schema of a line; empty: it fits. */
  readonly findings: (body: unknown) => readonly FastifySchemaValidationError[];
  readonly dryRun: boolean;
}

type LineRefusal = 'line-too-long' | 'too-many-lines' | 'line-not-utf8' | 'line-not-json';

const REFUSALS: RefusalTable<LineRefusal> = {
  'line-too-long': {
    kind: 'too-large',
    zh: '该行超过1 MiB，未申报；请拆分，或以DecMessage文件单独申报',
    en: 'The line is longer than 1 MiB and is not filed; split it, or file it by itself as a DecMessage',
  },
  'too-many-lines': {
    kind: 'too-large',
    zh: `一次至多申报${String(MOST_DECLARATIONS)}份，该行未申报；请另行发送`,
    en: `One call files at most ${String(MOST_DECLARATIONS)} declarations, and this line is not filed; send it in another call`,
  },
  'line-not-utf8': { kind: 'invalid', zh: '该行不是UTF-8编码，未申报', en: 'The line is not UTF-8 and is not filed' },
  'line-not-json': {
    kind: 'invalid',
    zh: '该行不是JSON，未申报；每行一份报关单，行内不换行',
    en: 'The line is not JSON and is not filed; each line is one declaration, without line breaks in it',
  },
};

/** Reads one line of a bulk filing; `filed` declarations came before it. */
export function readBulkLine({ place: line, bytes }: Line, filed: number, reader: LineReader, request: FastifyRequest): ReadLine {
  const refused = (code: LineRefusal, faults: readonly Fault[] = []): ReadLine => ({
    ...{ line, key: undefined },
    problem: refusalProblem(refuse(REFUSALS, code, { faults: [...faults] })),
  });
  if (filed >= MOST_DECLARATIONS) return refused('too-many-lines');
  if (bytes === undefined) return refused('line-too-long');
  if (!isUtf8(bytes)) return refused('line-not-utf8');
  const text = bytes.toString();
  let body: unknown;
  try {
    body = reader.readJson(request, text);
  } catch (error) {
    if (error instanceof RefusalError) return { line, key: undefined, problem: refusalProblem(error) };
    return refused('line-not-json', notJson(text, line));
  }
  const key = keyOf(body);
  const findings = reader.findings(body);
  if (findings.length > 0) return { line, key, problem: schemaProblem(findings, 'body') };
  const content = DeclarationContent.fromPartial(body as object);
  return { line, key, request: { source: { $case: 'content', value: content }, idempotencyKey: key ?? '', dryRun: reader.dryRun } };
}

/** Also of a line that fits nothing else, so that its sender finds it again. */
function keyOf(body: unknown): string | undefined {
  const key = typeof body === 'object' && body !== null && 'idempotencyKey' in body ? body.idempotencyKey : undefined;
  return typeof key === 'string' && key.length <= 200 ? key : undefined;
}

/** Where the JSON ends to be one, if the parser says it; what it forbids beyond JSON has no place. */
function notJson(text: string, line: number): readonly Fault[] {
  try {
    JSON.parse(text);
    return [];
  } catch (error) {
    const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    const column = position === undefined ? text.length + 1 : Number(position) + 1;
    return [
      {
        ...{ rule: 'json', path: '', severity: 'SEVERITY_ERROR' as const, line, column },
        message: { zh: `第${String(column)}个字符处不是JSON`, en: `is no JSON at character ${String(column)}` },
        hint: {
          zh: '核对引号、逗号与括号；每行须为完整的JSON对象',
          en: 'check quotes, commas and brackets; each line is one whole JSON object',
        },
      },
    ];
  }
}

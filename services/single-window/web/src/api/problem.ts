export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** One fault of a request (RFC 9457 extension of this API). */
export interface Fault {
  readonly rule: string;
  /** JSON pointer (RFC 6901) into the document that was sent. */
  readonly path: string;
  readonly severity: 'error' | 'warning';
  readonly message: Bilingual;
  readonly hint: Bilingual;
  /** Line of the file that was sent, from 1; absent where the request was no file. */
  readonly line?: number | undefined;
  /** Values of this fault, e.g. how much was requested and how much there is. */
  readonly detail?: Readonly<Record<string, string>> | undefined;
}

interface ProblemDocument {
  readonly status: number;
  readonly code: string;
  readonly message: Bilingual;
  readonly instance: string;
  readonly faults: readonly Fault[];
  readonly detail: Readonly<Record<string, string>>;
}

/** What the API answered instead of what was asked for, or that no answer came at all. */
export class ApiProblem extends Error {
  readonly document: ProblemDocument;

  constructor(document: ProblemDocument, options?: ErrorOptions) {
    super(document.code, options);
    this.document = document;
  }

  get code(): string {
    return this.document.code;
  }

  get status(): number {
    return this.document.status;
  }

  /** It may go well when it is tried again. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

const local = (status: number, code: string, zh: string, en: string, cause?: unknown): ApiProblem =>
  new ApiProblem({ status, code, message: { zh, en }, instance: '', faults: [], detail: {} }, { cause });

/** No answer came: the network is away, or the window is. */
export function unreachable(cause: unknown): ApiProblem {
  return local(
    0,
    'unreachable',
    '无法连接服务器：请检查网络，稍后重试',
    'The server cannot be reached: check the network and try again',
    cause,
  );
}

/** Reads a refusal; a body that is no problem document (a proxy's page) still becomes one. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const body: unknown = await response.json().catch(() => undefined);
  if (isProblem(body)) return new ApiProblem(body);
  const status = response.status;
  return local(status, `http-${String(status)}`, `服务器回答 ${String(status)}`, `The server answered ${String(status)}`);
}

/** Any thrown value as the one error that pages show. */
export function asProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  const text = error instanceof Error ? error.message : String(error);
  return local(-1, 'page-fault', `页面出错：${text}`, `The page failed: ${text}`, error);
}

function isProblem(body: unknown): body is ProblemDocument {
  return typeof body === 'object' && body !== null && 'code' in body && 'message' in body && 'faults' in body;
}

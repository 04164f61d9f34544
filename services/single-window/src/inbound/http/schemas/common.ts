import { Type } from 'typebox';
import type { TSchema } from 'typebox';

export const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** One of the given texts; an `enum` in the document. */
export function OneOf<const T extends string>(values: readonly T[], options: { description?: string; default?: NoInfer<T> } = {}) {
  return Type.Unsafe<T>({ type: 'string', enum: [...values], ...options });
}

export const Moment = Type.String({ format: 'date-time', description: 'RFC 3339, UTC / 协调世界时' });
export const Text = Type.Object({ zh: Type.String(), en: Type.String() });

export const Fault = Type.Object({
  rule: Type.String({ description: 'Stable rule id / 规则编号' }),
  path: Type.String({ description: 'JSON pointer (RFC 6901) to the field / 字段位置' }),
  severity: Type.Union([Type.Literal('error'), Type.Literal('warning')]),
  message: Text,
  hint: Text,
  line: Type.Optional(Type.Integer({ description: 'Line of the file that was sent, from 1 / 文件行号' })),
  column: Type.Optional(Type.Integer({ description: 'Column of the file that was sent, from 1 / 文件列号' })),
  detail: Type.Optional(Type.Record(Type.String(), Type.String(), { description: 'Values of this fault for programs / 供程序使用的数值' })),
});

export const Problem = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    code: Type.String({ description: 'Stable kebab-case code / 稳定的错误代码' }),
    message: Text,
    instance: Type.String({ description: 'Id of the request, to quote to support / 请求编号' }),
    faults: Type.Array(Fault),
    detail: Type.Record(Type.String(), Type.String()),
  },
  { $id: 'Problem', description: 'RFC 9457 problem details; every fault at once / 问题详情，一次列出全部错误' },
);

/** The answers that every route can give beside its own. */
export const problems = {
  '4xx': { description: 'Refused / 拒绝', content: { 'application/problem+json': { schema: Type.Ref('Problem') } } },
  '5xx': { description: 'Fault / 故障', content: { 'application/problem+json': { schema: Type.Ref('Problem') } } },
} as const;

/** `<id>:<version>`, whose version is a number that every part of the way can carry. */
export function WaitFor(description: string) {
  return Type.Optional(Type.String({ pattern: '^[\\w-]{1,100}:[0-9]{1,9}$', description }));
}

export const pageQuery = {
  cursor: Type.Optional(Type.String({ maxLength: 2000, description: 'nextCursor of the page before / 上一页返回的游标' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 50 })),
};

export const IdempotencyHeaders = Type.Object({
  'idempotency-key': Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 200,
      pattern: '^[\\x21-\\x7e]+$',
      description: 'The same key is the same request, for ever / 同一键即同一请求，永久有效',
    }),
  ),
});

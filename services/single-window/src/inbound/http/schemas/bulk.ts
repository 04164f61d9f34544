import { Type } from 'typebox';
import { Nullable } from './common.ts';
import { DeclarationContentBody } from './declaration-content.ts';

/** One line of a bulk filing: a declaration as it is filed by itself, and its key. */
export const BulkDeclaration = Type.Object(
  {
    idempotencyKey: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 200,
        pattern: '^[\\x21-\\x7e]+$',
        description: 'The same key is the same declaration, for ever: what makes it safe to send the file again / 幂等键',
      }),
    ),
    ...DeclarationContentBody.properties,
  },
  { additionalProperties: false, $id: 'BulkDeclaration', description: 'One line of the request / 请求中的一行' },
);

/** One line of the answer. */
export const BulkResult = Type.Object(
  {
    line: Type.Integer({ description: 'Line of the request, from 1 / 请求行号' }),
    idempotencyKey: Nullable(Type.String()),
    status: Type.Integer({ description: 'As if it had been filed by itself: 202 or that of its problem / 单独申报时的状态码' }),
    submitted: Nullable(Type.Ref('Submitted')),
    problem: Nullable(Type.Ref('Problem')),
  },
  { $id: 'BulkResult', description: 'One line of the answer / 应答中的一行' },
);

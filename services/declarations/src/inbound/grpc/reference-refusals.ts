import type { RefusalTable } from '@tongguan/grpc/refusal';

/** Every "no" about reference data, with its words. */
export const referenceRefusals = {
  'unknown-table': {
    kind: 'not-found',
    zh: '没有这张代码表；全部代码表见/v1/code-tables',
    en: 'There is no such code table; /v1/code-tables lists them all',
  },
  'bad-day': { kind: 'invalid', zh: '日期须为存在的日期，如2026-11-25', en: 'A day is one that exists, as 2026-11-25' },
  'bad-cursor': {
    kind: 'invalid',
    zh: '分页游标无效，或代码表已更新；请从第一页查起',
    en: 'The cursor is damaged, or the table has changed since: begin with the first page',
  },
} as const satisfies RefusalTable<string>;

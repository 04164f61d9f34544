import { describe, expect, it } from 'vitest';
import { NoSuchPlace, newestFirst } from './newest-first.ts';

const upTo = (count: number) => Array.from({ length: count }, (_, ordinal) => ({ ordinal }));
const shown = ({ items }: { readonly items: readonly { readonly ordinal: number }[] }) => items.map(({ ordinal }) => ordinal);

describe('a page of what an account keeps', () => {
  it('begins with the newest and goes on where the page before ended', () => {
    const first = newestFirst(upTo(5), { cursor: '', limit: 2 });
    expect([shown(first), first.total]).toEqual([[4, 3], 5]);
    // two new ones came meanwhile: nothing is shown twice, nothing is left out
    const second = newestFirst(upTo(7), { cursor: first.nextCursor, limit: 2 });
    expect(shown(second)).toEqual([2, 1]);
    const last = newestFirst(upTo(7), { cursor: second.nextCursor, limit: 2 });
    expect([shown(last), last.nextCursor]).toEqual([[0], '']);
  });

  it('has no page behind it when it ends with the oldest', () => {
    expect(newestFirst(upTo(2), { cursor: '', limit: 2 }).nextCursor).toBe('');
    expect(newestFirst([], { cursor: '', limit: 2 })).toEqual({ items: [], nextCursor: '', total: 0 });
  });

  it.each(['x', '-1', '1.5', '1'.repeat(16)])('takes no foreign cursor: %s', (cursor) => {
    expect(() => newestFirst(upTo(3), { cursor, limit: 2 })).toThrow(NoSuchPlace);
  });
});

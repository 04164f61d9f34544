import { describe, expect, it } from 'vitest';
import type { SavedFilter } from './saved-filters.ts';
import { addFilter, changeFilter, MOST_FILTERS, removeFilter } from './saved-filters.ts';

const filter = (id: string, changes: Partial<SavedFilter> = {}): SavedFilter => ({
  ...{ id, list: 'declarations', name: `filter ${id}`, query: 'status=RECEIVED', changedAtMs: 1 },
  ...changes,
});

describe('saved filters', () => {
  it('keep a filter under its name, without the blanks around and inside it', () => {
    expect(addFilter([], filter('1', { name: '  红色   通道 ' }))).toEqual({ filters: [filter('1', { name: '红色 通道' })] });
  });

  it('take a name once per list, whatever the size and width of its letters', () => {
    const one = [filter('1', { name: 'Red lane' })];
    expect(addFilter(one, filter('2', { name: 'RED LANE' }))).toEqual({ refusal: 'filter-name-taken' });
    expect(addFilter(one, filter('2', { name: 'ＲＥＤ ｌａｎｅ' }))).toEqual({ refusal: 'filter-name-taken' });
    expect(addFilter(one, filter('2', { name: 'Red lane', list: 'queue' }))).toMatchObject({ filters: [{ id: '1' }, { id: '2' }] });
    expect(addFilter(one, filter('2', { name: ' \t' }))).toEqual({ refusal: 'filter-name-missing' });
  });

  it('are at most fifty of one user', () => {
    const many = Array.from({ length: MOST_FILTERS }, (_, n) => filter(String(n)));
    expect(addFilter(many, filter('more'))).toEqual({ refusal: 'too-many-filters' });
  });

  it('are renamed, given another query, and removed; one that is not there is refused', () => {
    const two = [filter('1'), filter('2')];
    const nothing = { name: undefined, query: undefined, nowMs: 9 };
    expect(changeFilter(two, '1', { ...nothing, name: 'filter 2' })).toEqual({ refusal: 'filter-name-taken' });
    expect(changeFilter(two, '1', { ...nothing, name: 'FILTER 1' })).toMatchObject({ filters: [{ name: 'FILTER 1', changedAtMs: 9 }, {}] });
    expect(changeFilter(two, '1', { ...nothing, query: 'q=X' })).toMatchObject({ filters: [{ name: 'filter 1', query: 'q=X' }, {}] });
    expect(changeFilter(two, '3', nothing)).toEqual({ refusal: 'filter-not-found' });
    expect(removeFilter(two, '1')).toEqual({ filters: [filter('2')] });
    expect(removeFilter(two, '3')).toEqual({ refusal: 'filter-not-found' });
  });
});

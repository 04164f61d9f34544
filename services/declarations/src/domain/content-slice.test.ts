import { expect, it } from 'vitest';
import { aDeclaration } from '../../test/builders.ts';
import { contentFor } from './content-slice.ts';

const content = { ...aDeclaration({ header: { promises: '11111' } }), kept: [{ path: 'DecHead/Risk', value: '100.00' }] };
const officer = (authority: string) => ({ scope: 'offices', offices: ['4905'], authority }) as const;

it('keeps prices, charges and what may hold them from authorities that do not decide on values', () => {
  for (const authority of ['quarantine', 'maritime', 'road', '']) {
    const { header, items, kept, containers } = contentFor(officer(authority), content);
    expect(items.every((item) => item.unitPrice === '' && item.totalPrice === '' && item.currency === '')).toBe(true);
    expect(items.map(({ hsCode, quantity, name }) => [hsCode, quantity, name])).toEqual(
      content.items.map(({ hsCode, quantity, name }) => [hsCode, quantity, name]),
    );
    expect(header).toEqual({ ...content.header, freight: undefined, insurance: undefined, otherCosts: undefined, promises: '' });
    expect([kept, containers]).toEqual([[], content.containers]);
  }
});

it('shows all of it to customs, to its company and to whoever may see everything', () => {
  for (const viewer of [officer('customs'), { scope: 'company', company: 'X' } as const, { scope: 'all' } as const]) {
    expect(contentFor(viewer, content)).toBe(content);
  }
});

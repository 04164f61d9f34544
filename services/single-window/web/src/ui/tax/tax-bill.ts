import type { paths } from '#src/api/schema';

type Settle = paths['/v1/tax-bills/{billNo}/settlement']['post'];
export type TaxBill = paths['/v1/tax-bills']['get']['responses'][200]['content']['application/json']['rows'][number];
export type Settlement = Settle['requestBody']['content']['application/json'];
export type Settled = Settle['responses'][200]['content']['application/json'];

/** `0.0005` to `0.05%`: on the text, since a number would show what nobody wrote. */
export function percentOf(rate: string): string {
  const [whole = '0', part = ''] = rate.split('.');
  const digits = `${whole}${part.padEnd(2, '0')}`;
  const place = whole.length + 2;
  const text = `${digits.slice(0, place).replace(/^0+(?=\d)/, '')}.${digits.slice(place)}`;
  return `${text.replace(/\.?0*$/, '')}%`;
}

/**
 * A slow, exact oracle of import taxes: fractions of BigInt, written from domain.md and knowing nothing of the domain's code. Only the
 * property tests ask it.
 */
interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

export interface OracleItem {
  readonly price: string;
  /** Yuan for 100 of the currency. */
  readonly per100: string;
  readonly duty: string;
  readonly consumption: string;
  readonly vat: string;
}
export interface OracleCharge {
  readonly amount: string;
  /** percent of the goods, percent of goods and freight, by the tonne, or a total. */
  readonly of: 'goods' | 'goods-and-freight' | 'tonnes' | 'total';
  readonly per100: string;
}
export interface OracleQuestion {
  readonly items: readonly OracleItem[];
  readonly grossKg: string;
  readonly freight?: OracleCharge | undefined;
  readonly insurance?: OracleCharge | undefined;
  readonly other?: OracleCharge | undefined;
  readonly lateDays: number;
}
export interface OracleAnswer {
  readonly values: readonly bigint[];
  readonly duties: readonly bigint[];
  readonly consumption: readonly bigint[];
  readonly vat: readonly bigint[];
  readonly lateFee: bigint;
}

const whole = (over: bigint): Fraction => ({ over, under: 1n });
function decimal(text: string): Fraction {
  const [before = '', after = ''] = text.split('.');
  return { over: BigInt(before + after), under: 10n ** BigInt(after.length) };
}
const times = (one: Fraction, other: Fraction): Fraction => ({ over: one.over * other.over, under: one.under * other.under });
const divided = (one: Fraction, other: Fraction): Fraction => ({ over: one.over * other.under, under: one.under * other.over });
const plus = (one: Fraction, other: Fraction): Fraction => ({
  over: one.over * other.under + other.over * one.under,
  under: one.under * other.under,
});
const minus = (one: Fraction, other: Fraction): Fraction => plus(one, { over: -other.over, under: other.under });
const less = (one: Fraction, other: Fraction): boolean => one.over * other.under < other.over * one.under;
/** Half up; not negative. */
const rounded = ({ over, under }: Fraction): bigint => (2n * over + under) / (2n * under);
const floored = ({ over, under }: Fraction): bigint => over / under;
const HUNDRED = whole(100n);
const percent = (text: string): Fraction => divided(decimal(text), HUNDRED);

/** Fen one by one to whoever is furthest below the exact share. */
function divide(amount: bigint, weights: readonly bigint[]): bigint[] {
  const total = weights.reduce((sum, each) => sum + each, 0n);
  const exact = weights.map((weight) =>
    total === 0n ? { over: amount, under: BigInt(weights.length) } : { over: amount * weight, under: total },
  );
  const given = exact.map(floored);
  while (given.reduce((sum, each) => sum + each, 0n) < amount) {
    let furthest = 0;
    for (let place = 1; place < weights.length; place++) {
      const behind = (at: number): Fraction => minus(exact[at] as Fraction, whole(given[at] as bigint));
      if (less(behind(furthest), behind(place))) furthest = place;
    }
    given[furthest] = (given[furthest] as bigint) + 1n;
  }
  return given;
}

/** Everything in fen. */
export function oracle({ items, grossKg, freight, insurance, other, lateDays }: OracleQuestion): OracleAnswer {
  const fenOf = (amount: Fraction, per100: string): Fraction => times(amount, decimal(per100));
  const prices = items.map(({ price, per100 }) => rounded(fenOf(decimal(price), per100)));
  const goods = prices.reduce((sum, each) => sum + each, 0n);
  const chargeOf = (charge: OracleCharge | undefined, withFreight: bigint): bigint => {
    if (charge === undefined) return 0n;
    const amount = decimal(charge.amount);
    switch (charge.of) {
      case 'goods':
        return rounded(divided(times(whole(goods), amount), HUNDRED));
      case 'goods-and-freight':
        return rounded(divided(times(whole(goods + withFreight), amount), HUNDRED));
      case 'tonnes':
        return rounded(fenOf(divided(times(amount, decimal(grossKg)), whole(1000n)), charge.per100));
      case 'total':
        return rounded(fenOf(amount, charge.per100));
    }
  };
  const freightFen = chargeOf(freight, 0n);
  const shares = [freightFen, chargeOf(insurance, freightFen), chargeOf(other, 0n)].map((amount) => divide(amount, prices));
  const values = prices.map((price, place) => shares.reduce((sum, share) => sum + (share[place] as bigint), price));
  const duties = items.map(({ duty }, place) => rounded(times(whole(values[place] as bigint), percent(duty))));
  const dutied = values.map((value, place) => value + (duties[place] as bigint));
  const consumption = items.map(({ consumption: rate }, place) => {
    const share = percent(rate);
    const base = rounded(divided(whole(dutied[place] as bigint), minus(whole(1n), share)));
    return rate === '0' ? 0n : rounded(times(whole(base), share));
  });
  const vat = items.map(({ vat: rate }, place) =>
    rounded(times(whole((dutied[place] as bigint) + (consumption[place] as bigint)), percent(rate))),
  );
  const total = values.reduce((sum, each) => sum + each, 0n);
  const fee = divided(times(whole(total * BigInt(lateDays)), decimal('0.0005')), HUNDRED);
  return { values, duties, consumption, vat, lateFee: lateDays === 0 ? 0n : floored(fee) * 100n };
}

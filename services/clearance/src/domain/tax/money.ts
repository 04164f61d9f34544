/** Money in whole fen 分 (1/100 yuan). */
export type Fen = bigint;

/** Amounts by kind of tax (税种), fen. */
export type ByTax = ReadonlyMap<string, Fen>;

/** Yuan with at most two decimals, as contracts carry them, to fen; empty is nothing. @throws on anything else: it would be a fault of the sender. */
export function fenOf(yuan: string): Fen {
  if (yuan === '') return 0n;
  const found = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(yuan);
  if (found === null) throw new Error(`"${yuan}" is no amount of yuan with two decimals at most`);
  const [, sign, whole = '0', part = ''] = found;
  const fen = BigInt(whole) * 100n + BigInt(part.padEnd(2, '0'));
  return sign === '-' ? -fen : fen;
}

/** Fen to yuan with two decimals. */
export function yuanOf(fen: Fen): string {
  const text = (fen < 0n ? -fen : fen).toString().padStart(3, '0');
  return `${fen < 0n ? '-' : ''}${text.slice(0, -2)}.${text.slice(-2)}`;
}

export const sumOf = (amounts: Iterable<Fen>): Fen => [...amounts].reduce((sum, each) => sum + each, 0n);
export const totalOf = (amounts: ByTax): Fen => sumOf(amounts.values());

/** Sum of several amounts by tax; what comes to nothing is left out. */
export function plus(...all: readonly ByTax[]): ByTax {
  const sum = new Map<string, Fen>();
  for (const amounts of all) for (const [tax, fen] of amounts) sum.set(tax, (sum.get(tax) ?? 0n) + fen);
  return new Map([...sum].filter(([, fen]) => fen !== 0n));
}

export const minus = (amounts: ByTax, less: ByTax): ByTax => plus(amounts, new Map([...less].map(([tax, fen]) => [tax, -fen])));

export const byTaxOf = (amounts: Readonly<Record<string, string>>): ByTax =>
  plus(new Map(Object.entries(amounts).map(([tax, yuan]) => [tax, fenOf(yuan)])));

export const textOf = (amounts: ByTax): Record<string, string> => Object.fromEntries([...amounts].map(([tax, fen]) => [tax, yuanOf(fen)]));

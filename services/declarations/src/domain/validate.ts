import type { CodeTables } from './code-tables.ts';
import { complete } from './complete-content.ts';
import type { CompleteContent } from './content.ts';
import type { Fault } from './fault.ts';
import { atMost, MOST_FAULTS } from './fault.ts';
import { airBill } from './rules/air-bill.ts';
import { codeTable } from './rules/code-table.ts';
import { containerNumber } from './rules/container-number.ts';
import { creditCode } from './rules/credit-code.ts';
import { customsCode } from './rules/customs-code.ts';
import type { Rule } from './rules/rule.ts';
import { shape } from './rules/shape.ts';
import { unNumber } from './rules/un-number.ts';
import { v01DeclarationNumber } from './rules/v01-declaration-number.ts';
import { v02Weights } from './rules/v02-weights.ts';
import { v04Charges } from './rules/v04-charges.ts';
import { v05TotalPrice } from './rules/v05-total-price.ts';
import { v11Containers } from './rules/v11-containers.ts';
import { v12NetWeightAndPackages } from './rules/v12-net-weight-and-packages.ts';
import { vehicleNumber } from './rules/vehicle-number.ts';

/** Every rule in force, in the order in which faults are told. */
const rules: readonly Rule[] = [
  shape,
  v01DeclarationNumber,
  v02Weights,
  v04Charges,
  v05TotalPrice,
  v11Containers,
  v12NetWeightAndPackages,
  containerNumber,
  creditCode,
  customsCode,
  airBill,
  unNumber,
  vehicleNumber,
  codeTable,
];

export interface Validated {
  /** The declaration with every field there, as the rules read it. */
  readonly content: CompleteContent;
  /** Every fault of every rule, errors and warnings, up to a bound that no honest file reaches; the same input always gives the same list. */
  readonly faults: readonly Fault[];
}

/** Checks a declaration as it came, from XML or JSON alike. Answers for any value at all and never throws (domain.md §3.4). */
export function validate(raw: unknown, tables: CodeTables): Validated {
  const { content, faults } = complete(raw, tables);
  return { content, faults: atMost([...faults, ...rules.flatMap((rule) => rule(content, tables))], MOST_FAULTS) };
}

import type { DeclarationsEvent } from '@tongguan/contracts/declarations/v1/events';
import type { ReadModelDefinition } from '@tongguan/read-models/port';
import { shipmentStreamId } from '../domain/shipment.ts';

/** The companies that declared a bill 提运单 (trader, declarant, filer): they may see what is reported of it. Id: the bill's stream. */
export interface BillCompanies {
  readonly companies: readonly string[];
}

export const billCompaniesDefinition: ReadModelDefinition = { name: 'shipments.bill-companies', fields: {}, indexes: [] };

export function routeToBill({ fact }: DeclarationsEvent): readonly string[] {
  return fact?.$case === 'declarationAccepted' && fact.value.billNo !== '' ? [shipmentStreamId(fact.value.billNo)] : [];
}

export function projectBillCompanies(known: BillCompanies | undefined, { fact }: DeclarationsEvent): BillCompanies | undefined {
  if (fact?.$case !== 'declarationAccepted') return undefined;
  const { traderCompany, declarantCompany, filedByCompany } = fact.value;
  const told = [traderCompany, declarantCompany, filedByCompany].filter((company) => company !== '');
  // in an order of their own: which declaration came first must not show
  return { companies: [...new Set([...(known?.companies ?? []), ...told])].sort() };
}

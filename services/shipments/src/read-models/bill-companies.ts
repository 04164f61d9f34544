import type { DeclarationAccepted, DeclarationsEvent } from '@tongguan/contracts/declarations/v1/events';
import type { ReadModelDefinition } from '@tongguan/read-models/port';
import { shipmentStreamId } from '../domain/shipment.ts';

/** The companies that declared a bill 提运单 (trader, declarant, filer): they may see what is reported of it. Id: the bill's stream. */
export interface BillCompanies {
  readonly companies: readonly string[];
}

export const billCompaniesDefinition: ReadModelDefinition = { name: 'shipments.bill-companies', fields: {}, indexes: [] };

/** A declaration as it was accepted, or as it was amended: both name a bill. */
function declaredIn({ fact }: DeclarationsEvent): DeclarationAccepted | undefined {
  if (fact?.$case === 'declarationAccepted') return fact.value;
  return fact?.$case === 'declarationAmended' ? fact.value.now : undefined;
}

export function routeToBill(event: DeclarationsEvent): readonly string[] {
  const { billNo = '' } = declaredIn(event) ?? {};
  return billNo === '' ? [] : [shipmentStreamId(billNo)];
}

export function projectBillCompanies(known: BillCompanies | undefined, event: DeclarationsEvent): BillCompanies | undefined {
  const declared = declaredIn(event);
  if (declared === undefined) return undefined;
  const { traderCompany, declarantCompany, filedByCompany } = declared;
  const told = [traderCompany, declarantCompany, filedByCompany].filter((company) => company !== '');
  // in an order of their own: which declaration came first must not show
  return { companies: [...new Set([...(known?.companies ?? []), ...told])].sort() };
}

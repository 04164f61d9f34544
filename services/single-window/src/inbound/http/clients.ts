import { ClearanceServiceService } from '@tongguan/contracts/clearance/v1/clearance';
import { TaxServiceService } from '@tongguan/contracts/clearance/v1/tax';
import { TwoStepServiceService } from '@tongguan/contracts/declarations/v1/two_step';
import { AmendmentsServiceService } from '@tongguan/contracts/declarations/v1/amendments';
import { DeclarationsServiceService } from '@tongguan/contracts/declarations/v1/declarations';
import { DutyServiceService } from '@tongguan/contracts/declarations/v1/duty';
import { DraftsServiceService } from '@tongguan/contracts/declarations/v1/drafts';
import { ForeignDeclarationsServiceService } from '@tongguan/contracts/declarations/v1/foreign';
import { ReceiptsServiceService } from '@tongguan/contracts/declarations/v1/receipts';
import { CertificatesServiceService } from '@tongguan/contracts/declarations/v1/certificates';
import { MandatesServiceService } from '@tongguan/contracts/declarations/v1/mandates';
import { RefundsServiceService } from '@tongguan/contracts/declarations/v1/refunds';
import { ReferenceServiceService } from '@tongguan/contracts/declarations/v1/reference';
import { MetricsServiceService } from '@tongguan/contracts/metrics/v1/metrics';
import { OperationsServiceService } from '@tongguan/contracts/platform/v1/operations';
import { ShipmentsServiceService } from '@tongguan/contracts/shipments/v1/shipments';
import { EnterFirstServiceService } from '@tongguan/contracts/warehouses/v1/enter_first';
import { WarehousesServiceService } from '@tongguan/contracts/warehouses/v1/warehouses';
import type { Client, Transport } from '@tongguan/grpc/transport';

/** Whose subscriptions an administrator looks after; the window's own are its notifications. */
const SERVICES = ['declarations', 'shipments', 'clearance', 'warehouses', 'metrics', 'single-window'] as const;

/** The peers of the window, each by its contract. */
export interface Clients {
  readonly declarations: Client<typeof DeclarationsServiceService>;
  /** Amendment and withdrawal. */
  readonly amendments: Client<typeof AmendmentsServiceService>;
  /** Summary and completion. */
  readonly twoStep: Client<typeof TwoStepServiceService>;
  readonly drafts: Client<typeof DraftsServiceService>;
  /** Duty and taxes, worked out. */
  readonly duty: Client<typeof DutyServiceService>;
  /** Foreign declarations that drafts begin with. */
  readonly foreign: Client<typeof ForeignDeclarationsServiceService>;
  /** Receipts of foreign systems. */
  readonly receipts: Client<typeof ReceiptsServiceService>;
  /** Who may file for whom. */
  readonly mandates: Client<typeof MandatesServiceService>;
  /** Proofs of origin and what is left of them. */
  readonly certificates: Client<typeof CertificatesServiceService>;
  /** Tax refunds of exports. */
  readonly refunds: Client<typeof RefundsServiceService>;
  /** Code tables and rules of declarations. */
  readonly reference: Client<typeof ReferenceServiceService>;
  readonly shipments: Client<typeof ShipmentsServiceService>;
  readonly clearance: Client<typeof ClearanceServiceService>;
  /** Tax bills, and who confirms them. */
  readonly tax: Client<typeof TaxServiceService>;
  readonly warehouses: Client<typeof WarehousesServiceService>;
  /** Goods that enter the zone before their record. */
  readonly enterFirst: Client<typeof EnterFirstServiceService>;
  readonly metrics: Client<typeof MetricsServiceService>;
  readonly operations: ReadonlyMap<string, Client<typeof OperationsServiceService>>;
}

export function openClients(grpc: Transport): Clients {
  return {
    declarations: grpc.client('declarations', DeclarationsServiceService),
    amendments: grpc.client('declarations', AmendmentsServiceService),
    twoStep: grpc.client('declarations', TwoStepServiceService),
    drafts: grpc.client('declarations', DraftsServiceService),
    duty: grpc.client('declarations', DutyServiceService),
    foreign: grpc.client('declarations', ForeignDeclarationsServiceService),
    receipts: grpc.client('declarations', ReceiptsServiceService),
    mandates: grpc.client('declarations', MandatesServiceService),
    certificates: grpc.client('declarations', CertificatesServiceService),
    refunds: grpc.client('declarations', RefundsServiceService),
    reference: grpc.client('declarations', ReferenceServiceService),
    shipments: grpc.client('shipments', ShipmentsServiceService),
    clearance: grpc.client('clearance', ClearanceServiceService),
    tax: grpc.client('clearance', TaxServiceService),
    warehouses: grpc.client('warehouses', WarehousesServiceService),
    enterFirst: grpc.client('warehouses', EnterFirstServiceService),
    metrics: grpc.client('metrics', MetricsServiceService),
    operations: new Map(SERVICES.map((name) => [name, grpc.client(name, OperationsServiceService)])),
  };
}

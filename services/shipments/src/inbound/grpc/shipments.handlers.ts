import { createHash } from 'node:crypto';
import { requireRole } from '@tongguan/auth/authorize';
import type { Principal } from '@tongguan/auth/principal';
import type { ShipmentsServiceService } from '@tongguan/contracts/shipments/v1/shipments';
import type { GetShipmentResponse, ReportMovementRequest } from '@tongguan/contracts/shipments/v1/shipments';
import { refuse } from '@tongguan/grpc/refusal';
import type { RefusalError } from '@tongguan/grpc/refusal';
import type { Handlers } from '@tongguan/grpc/transport';
import type { MovementRefusal } from '#src/domain/movement-message';
import { canonicalText } from '#src/domain/movement';
import type { Movement } from '#src/domain/movement';
import type { getShipment } from '#src/use-cases/get-shipment';
import type { reportMovement } from '#src/use-cases/report-movement';
import { refusals } from './refusals.ts';

type Bound<UseCase> = UseCase extends (journal: never, ...rest: infer Rest) => infer Result ? (...rest: Rest) => Result : never;

export interface ShipmentsUseCases {
  readonly reportMovement: (report: Parameters<typeof reportMovement>[2]) => ReturnType<typeof reportMovement>;
  readonly getShipment: Bound<typeof getShipment>;
}

export function shipmentsHandlers(useCases: ShipmentsUseCases): Handlers<typeof ShipmentsServiceService> {
  return {
    async reportMovement(request, call) {
      const principal = requireRole(call, 'carrier', 'warehouse', 'administrator');
      const movement = movementOf(request, reporterOf(principal));
      const contentDigest = createHash('sha256').update(canonicalText(movement)).digest('hex');
      const report = { movement, contentDigest, source: principal.client, by: principal.subject };
      const result = await useCases.reportMovement(report);
      if (result.outcome === 'refused') throw refusalOf(result.refusal);
      return { version: result.version, repeated: result.repeated || result.events.length === 0 };
    },

    async getShipment({ billNo }, call) {
      const principal = requireRole(call, 'carrier', 'warehouse', 'officer', 'planner', 'auditor', 'administrator');
      const { milestones, version } = await useCases.getShipment(billNo);
      const response: GetShipmentResponse = { billNo, milestones, version };
      if (version === 0 || !maySee(principal, response)) throw refuse(refusals, 'shipment-not-found');
      return response;
    },
  };
}

/** Companies report under their own name; an administrator without one under its subject id. */
function reporterOf(principal: Principal): string {
  if (principal.company !== undefined) return principal.company;
  if (principal.roles.includes('administrator')) return principal.subject;
  throw refuse(refusals, 'no-company');
}

/** A reporting company sees the bills that it reported on: others would tell it about its competitors. */
function maySee(principal: Principal, { milestones }: GetShipmentResponse): boolean {
  if (principal.roles.some((role) => role !== 'carrier' && role !== 'warehouse' && role !== 'operator')) return true;
  return milestones.some(({ reporterCompany }) => reporterCompany === principal.company);
}

function movementOf(request: ReportMovementRequest, reporterCompany: string): Movement {
  const { messageId, milestone, billNo, containerIds, occurredAtMs, location, transportMode } = request;
  return { messageId, reporterCompany, milestone, billNo, containerIds, occurredAtMs, location, transportMode };
}

function refusalOf(refusal: MovementRefusal): RefusalError {
  switch (refusal.refusal) {
    case 'invalid-movement':
      return refuse(refusals, refusal.refusal, { faults: [...refusal.faults] });
    case 'message-id-reused':
      return refuse(refusals, refusal.refusal, { detail: { differs: refusal.differs.join(',') } });
  }
}

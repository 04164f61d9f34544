import { RefusalError } from '@tongguan/grpc/refusal';
import type { Clients } from './clients.ts';
import type { KnownOfDeclaration } from './declaration-detail.ts';

/** A part that comes late is left out: the declaration itself is what was asked for. */
const PART_DEADLINE_MS = 3_000;

/** Asks for a declaration, and then for its case and its bill, each as far as the caller may see it. */
export async function readDeclaration(clients: Clients, idOrNumber: string, token: string | undefined): Promise<KnownOfDeclaration> {
  const declaration = await clients.declarations.getDeclaration({ declarationId: idOrNumber }, { token });
  const { declarationId = '', billNo = '' } = declaration.row ?? {};
  const unavailable: string[] = [];
  const part = async <T>(service: string, answer: Promise<T>): Promise<T | undefined> => {
    try {
      return await answer;
    } catch (error) {
      if (!(error instanceof RefusalError)) throw error;
      // not to be seen by the caller, or not there yet: both are no part of the answer
      if (error.kind === 'unavailable') unavailable.push(service);
      return undefined;
    }
  };
  const options = { token, deadlineMs: PART_DEADLINE_MS };
  const [own, shipment] = await Promise.all([
    part('clearance', clients.clearance.getCase({ caseId: declarationId }, options)),
    billNo === '' ? undefined : part('shipments', clients.shipments.getShipment({ billNo }, options)),
  ]);
  return { declaration, case: own, shipment, unavailable };
}

import { DeclarationsEvent } from '@tongguan/contracts/declarations/v1/events';
import { createJournal } from '@tongguan/event-store/journal';
import type { TestHost } from '@tongguan/testing/host';
import { BROKER_A, MAKER_B } from '@tongguan/testing/principals';

type Fact = NonNullable<DeclarationsEvent['fact']>;

/** Facts of declarations, as the service that owns them would record them. */
export interface DeclarationFacts {
  accept(declarationId: string, company?: string): Promise<void>;
  /** A fact of a mandate or a certificate, on its own stream. */
  tell(stream: 'mandate' | 'certificate', id: string, fact: Fact): Promise<void>;
  /** Another fact of a declaration, by its name in the contract. */
  record(declarationId: string, fact: 'declarationReviewed' | 'declarationReleased' | 'declarationInspectionOrdered'): Promise<void>;
}

export async function declarationFacts(host: TestHost): Promise<DeclarationFacts> {
  const journal = createJournal({ store: await host.events.openStore('declarations'), codec: DeclarationsEvent, clock: host.clock });
  const declaration = { category: 'declaration', initial: 0, evolve: (facts: number) => facts + 1 };
  const append = async (declarationId: string, fact: Fact): Promise<void> => {
    const event = { occurredAtMs: host.clock.now(), source: 'customs-officer', fact };
    await journal.change(declaration, declarationId, { commandId: fact.$case, by: 'tests' }, () => [event]);
  };
  const tell = async (category: string, id: string, fact: Fact): Promise<void> => {
    const event = { occurredAtMs: host.clock.now(), source: 'a-company', fact };
    const meta = { commandId: fact.$case, by: 'tests' };
    await journal.change({ ...declaration, category }, id, meta, () => [event]);
  };
  const partial = (fact: object): Fact => DeclarationsEvent.fromPartial({ fact } as never).fact!;
  return {
    tell,
    accept: (declarationId, company = BROKER_A) => {
      const parties = { filedByCompany: company, declarantCompany: company, traderCompany: company, traderName: '湖南某某有限公司' };
      const value = { declarationId, declarationNo: `49052026100000${declarationId}`, direction: 'DIRECTION_EXPORT', ...parties };
      return append(declarationId, partial({ $case: 'declarationAccepted', value }));
    },
    record: (declarationId, $case) => append(declarationId, partial({ $case, value: { declarationId, authority: 'customs' } })),
  };
}

export const [A, B] = [BROKER_A, MAKER_B];

import { MetricsServiceService } from '@tongguan/contracts/metrics/v1/metrics';
import { RefusalError } from '@tongguan/grpc/refusal';
import type { Client } from '@tongguan/grpc/transport';
import { testHost } from '@tongguan/testing/host';
import type { Principal } from '@tongguan/auth/principal';
import { tokenFor } from '@tongguan/testing/principals';
import { readConfig } from '#src/config';
import { startService } from '#src/service';
import { createPublisher, factsOfStory } from './builders.ts';
import type { ForeignFact, Story } from './builders.ts';

/** The service in a folder of its own, and what happens to it. */
export interface MetricsUnderTest extends AsyncDisposable {
  readonly metrics: Client<typeof MetricsServiceService>;
  happened(...stories: readonly Story[]): Promise<void>;
  published(facts: readonly ForeignFact[]): Promise<void>;
  as(who: Principal): Promise<{ readonly token: string }>;
}

export async function startMetrics(): Promise<MetricsUnderTest> {
  const host = await testHost();
  const service = await startService(host, readConfig({}));
  const publish = await createPublisher(host.events);
  const published = async (facts: readonly ForeignFact[]): Promise<void> => {
    await publish(facts);
    await host.whenCaughtUp();
  };
  return {
    metrics: host.grpc.client('metrics', MetricsServiceService),
    published,
    happened: (...stories) => published(stories.flatMap(factsOfStory)),
    as: async (who) => ({ token: await tokenFor(who) }),
    [Symbol.asyncDispose]: async () => {
      await service.stop();
      await host[Symbol.asyncDispose]();
    },
  };
}

/** What a call is refused with; fails the test when it is not. */
export async function refusalOf(call: Promise<unknown>): Promise<RefusalError['refusal']> {
  const error: unknown = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof RefusalError)) throw new Error('it was not refused', { cause: error });
  return error.refusal;
}

import type { Clients } from '#src/inbound/http/clients';

/** Answers of the peers that a test wants; everything else fails the test by throwing. */
export type PeerAnswers = { readonly [Service in keyof Clients]?: Partial<Clients[Service]> };

export function fakeClients(answers: PeerAnswers): Clients {
  const peer = (service: string, given: object | undefined): object =>
    new Proxy(given ?? {}, {
      get(target, method) {
        const found = Reflect.get(target, method) as unknown;
        if (found !== undefined) return found;
        return () => Promise.reject(new Error(`the test gave no answer for ${service}.${String(method)}`));
      },
    });
  const names = [
    'declarations',
    'amendments',
    'drafts',
    'twoStep',
    'duty',
    'mandates',
    'certificates',
    'foreign',
    'receipts',
    'refunds',
    'reference',
    'shipments',
    'clearance',
    'tax',
    'warehouses',
    'enterFirst',
    'metrics',
  ] as const;
  return {
    ...Object.fromEntries(names.map((name) => [name, peer(name, answers[name])])),
    operations: answers.operations ?? new Map(),
  } as unknown as Clients;
}

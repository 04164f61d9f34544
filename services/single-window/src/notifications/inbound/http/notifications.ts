import type { Page } from '@tongguan/read-models/port';
import type { Subscription } from '../../domain/subscriber.ts';
import type { DeliveryDocument, DeliveryStatus } from '../../read-models/delivery-log.ts';
import type { SubscriptionDocument } from '../../read-models/subscription-list.ts';
import type { ManagedSubscription, ManageSubscription } from '../../use-cases/manage-subscription.ts';
import type { OpenedSubscription, OpenSubscription } from '../../use-cases/open-subscription.ts';
import type { Pulled } from '../../use-cases/pull-notifications.ts';
import type { RotatedSecret } from '../../use-cases/rotate-secret.ts';
import type { SentAgain } from '../../use-cases/send-again.ts';
import type { SentTest } from '../../use-cases/send-test.ts';

/** A subscription of a company. */
export interface Of {
  readonly company: string;
  readonly subscriptionId: string;
}

export interface PageOf {
  readonly cursor: string;
  readonly limit: number;
}

/** Messages of a subscription that wait or have failed. */
export interface Standing {
  readonly pending: number;
  readonly failed: number;
}

/** What the window does about notifications. */
export interface Notifications {
  open(command: OpenSubscription): Promise<OpenedSubscription>;
  manage(wish: ManageSubscription): Promise<ManagedSubscription>;
  rotate(wish: Of & { readonly by: string }): Promise<RotatedSecret>;
  test(wish: Of & { readonly subject: string }): Promise<SentTest>;
  again(wish: Of & { readonly deliveryId: string; readonly subject: string }): Promise<SentAgain>;
  /** Of one company, by its own stream. */
  ofCompany(company: string): Promise<readonly Subscription[]>;
  /** Of all companies, or of one, latest first: for an administrator. */
  all(query: PageOf & { readonly company: string }): Promise<Page<SubscriptionDocument>>;
  /** Whose it is; looked for first at `own`, whose stream shows what it did a moment ago. */
  companyOf(subscriptionId: string, own: string): Promise<string | undefined>;
  standing(subscriptionIds: readonly string[]): Promise<ReadonlyMap<string, Standing>>;
  deliveries(query: PageOf & { readonly subscriptionId: string; readonly status: DeliveryStatus | '' }): Promise<Page<DeliveryDocument>>;
  pull(query: { readonly company: string; readonly after: number; readonly limit: number }): Promise<Pulled>;
  windowUrl(): string;
}

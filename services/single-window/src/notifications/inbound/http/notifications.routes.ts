import type { App } from '../../../inbound/http/app-type.ts';
import { deliveriesRoutes } from './deliveries.routes.ts';
import type { Notifications } from './notifications.ts';
import { subscriptionStateRoutes } from './subscription-state.routes.ts';
import { subscriptionsRoutes } from './subscriptions.routes.ts';

/** Everything about notifications (通知): subscriptions, what was sent, and pulling. */
export function notificationsRoutes(app: App, notifications: Notifications): void {
  subscriptionsRoutes(app, notifications);
  subscriptionStateRoutes(app, notifications);
  deliveriesRoutes(app, notifications);
}

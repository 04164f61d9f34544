export type { DeliveryOutcome, Notification, SingleWindowEvent } from '@tongguan/contracts/single_window/v1/events';

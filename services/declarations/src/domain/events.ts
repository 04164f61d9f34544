export type { DeclarationAccepted, DeclarationsEvent, Direction, RequestedOf } from '@tongguan/contracts/declarations/v1/events';

export type { DeclarationsEvent, Direction } from '@tongguan/contracts/declarations/v1/events';

// The refusal itself lives in `auth`, which must be able to refuse and must not depend on a transport.
export { RefusalError, refuse } from '@tongguan/auth/refusal';
export type { RefusalExtra, RefusalKind, RefusalTable } from '@tongguan/auth/refusal';

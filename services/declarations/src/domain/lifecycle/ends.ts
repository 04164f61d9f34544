/** Statuses in which nobody owes anything any more: released (放行) or closed (结关), returned, withdrawn, lapsed. */
export const OVER: ReadonlySet<string> = new Set(['RELEASED', 'CLOSED', 'RETURNED', 'WITHDRAWN', 'EXPIRED']);

/** Those of them that never had a release. */
export const VOID: ReadonlySet<string> = new Set(['RETURNED', 'WITHDRAWN', 'EXPIRED']);

/** Those that had one and stand. */
export const LET_GO: ReadonlySet<string> = new Set(['RELEASED', 'CLOSED']);

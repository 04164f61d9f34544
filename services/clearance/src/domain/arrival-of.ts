/** Earliest reports of a bill, epoch ms. */
interface Reported {
  /** Of the bill as a whole. */
  readonly billArrivedAtMs: number | undefined;
  /** Of any part of it. */
  readonly firstArrivedAtMs: number | undefined;
  readonly containers: ReadonlyMap<string, number>;
}

/**
 * When everything that a declaration needs had arrived, epoch ms: its last container, or without containers the first
 * report of the bill. A report without containers is of the bill as a whole and so of each container. Undefined: not yet.
 */
export function arrivalOf(state: Reported, containerIds: readonly string[]): number | undefined {
  if (containerIds.length === 0) return state.firstArrivedAtMs;
  const bill = state.billArrivedAtMs ?? Infinity;
  const last = Math.max(...containerIds.map((id) => Math.min(state.containers.get(id) ?? Infinity, bill)));
  return last === Infinity ? undefined : last;
}

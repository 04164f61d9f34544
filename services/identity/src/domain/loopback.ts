/** True when an address can be reached from this machine only. */
export function isLoopback(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, '').toLowerCase();
  return name === 'localhost' || name === '::1' || /^127(?:\.\d{1,3}){3}$/.test(name);
}

/**
 * Why there must be no demo users, or undefined when there may be: they sign in without a password, so every door that
 * takes their tokens must be closed to other machines.
 */
export function reasonAgainstDemo(doors: {
  readonly wanted: boolean;
  readonly listeners: readonly string[];
  readonly issuerHost: string;
}): 'turned-off' | 'listener-not-on-loopback' | 'issuer-not-on-loopback' | undefined {
  if (!doors.wanted) return 'turned-off';
  if (!doors.listeners.every(isLoopback)) return 'listener-not-on-loopback';
  return isLoopback(doors.issuerHost) ? undefined : 'issuer-not-on-loopback';
}

import { StartError } from './start-error.ts';

/** What a listener that cannot open says to its operator: one line that names the port and the setting. Other faults stay as they are. */
export function listenFault(error: unknown, what: string, setting: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return new StartError(`${what} is in use: stop what listens there, or choose another with ${setting}`, { cause: error });
  if (code === 'EACCES') return new StartError(`${what} may not be opened by this user: choose another with ${setting}`, { cause: error });
  if (code === 'EADDRNOTAVAIL') return new StartError(`${what} is no address of this machine: set TONGGUAN_HOST`, { cause: error });
  return error;
}

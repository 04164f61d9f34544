/** Resolves at Ctrl-C, SIGTERM or hang-up, or when the parent process that started us by IPC has gone. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    const keep = setInterval(() => undefined, 60_000);
    const stop = (): void => {
      clearInterval(keep);
      resolve();
    };
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const) process.once(name, stop);
  });
}

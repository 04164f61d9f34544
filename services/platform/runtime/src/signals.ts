/**
 * Calls `stop` at the first sign that this process should end: a signal, or the end of the parent that watches over it.
 * A second sign ends it at once.
 */
export function onStopSignal(stop: (reason: string) => void): void {
  let asked = false;
  const ask = (reason: string) => () => {
    if (asked) process.exit(1);
    asked = true;
    stop(reason);
  };
  process.on('SIGINT', ask('SIGINT'));
  process.on('SIGTERM', ask('SIGTERM'));
  if (process.channel !== undefined) {
    process.once('disconnect', () => {
      if (asked) return;
      asked = true;
      stop('disconnect');
    });
  }
}

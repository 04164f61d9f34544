/** What an engine tells of its running: one event name plus ids, never payloads. A pino logger fits. */
export interface EventLog {
  info(fields: object, event: string): void;
  warn(fields: object, event: string): void;
  error(fields: object, event: string): void;
}

const nothing = (): void => undefined;
export const silentLog: EventLog = { info: nothing, warn: nothing, error: nothing };

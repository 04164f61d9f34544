import { pino } from 'pino';
import type { DestinationStream, Logger } from 'pino';

export type { Logger } from 'pino';

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/**
 * JSON lines `{ level, time, service, event, ...fields }`: `log.info({ caseId }, 'case-opened')`. Event names are kebab-case;
 * fields are ids and numbers, never payloads. `destination` replaces standard output.
 */
export function createLogger(options: { service: string; level: LogLevel; destination?: DestinationStream }): Logger {
  const settings = {
    level: options.level,
    base: { service: options.service },
    messageKey: 'event',
    errorKey: 'error',
    formatters: { level: (label: string) => ({ level: label }) },
  };
  // synchronous: what is logged right before the process ends, above all why, must not be lost
  return pino(settings, options.destination ?? pino.destination({ fd: process.stdout.fd, sync: true }));
}

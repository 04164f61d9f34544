/** The process cannot start, for a reason that its operator can mend: one clear line, exit 1, no stack. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

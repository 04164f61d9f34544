import type { ErrorComponentProps } from '@tanstack/react-router';
import { ProblemAlert } from '#src/ui/problem-alert';

/** A page that failed says so in its place; the rest of the window goes on. */
export function PageFault({ error, reset }: ErrorComponentProps) {
  return <ProblemAlert error={error} onRetry={reset} />;
}

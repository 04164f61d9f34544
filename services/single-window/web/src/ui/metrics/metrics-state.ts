import type { Definition } from '#src/ui/metrics/metrics-api';

export const SAMPLES = ['include', 'only', 'exclude'] as const;
export const DIRECTIONS = ['IMPORT', 'EXPORT'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** The direction that the figures are of: the definition's own, else the one that is chosen. */
export const directionOf = (definition: Pick<Definition, 'direction'> | undefined, chosen: Direction): Direction =>
  DIRECTIONS.find((direction) => direction === definition?.direction) ?? chosen;

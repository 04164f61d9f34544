import type { Asked } from '#src/pages/planner/asked';
import { clearanceTimeQuery } from '#src/ui/metrics/metrics-api';

/** The figures of the period and of the one before it: several parts of the page ask for the same. */
export const timesQuery = ({ filter }: Pick<Asked, 'filter'>) => clearanceTimeQuery({ ...filter, compare: true });

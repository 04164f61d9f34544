import type { paths } from '#src/api/schema';

/** 税费计算 as the API answers it. */
export type Duty = paths['/v1/declarations/{id}/duty']['get']['responses'][200]['content']['application/json'];
export type DutyStep = Duty['steps'][number];
export type DutyRate = Duty['rates'][number];

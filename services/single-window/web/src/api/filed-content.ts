import type { paths } from '#src/api/schema';

/** What was filed, without what was left empty. */
export type FiledContent = paths['/v1/declarations/{id}']['get']['responses'][200]['content']['application/json']['content'];

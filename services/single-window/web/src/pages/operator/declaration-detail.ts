import type { paths } from '#src/api/schema';

export type DeclarationDetail = paths['/v1/declarations/{id}']['get']['responses'][200]['content']['application/json'];
export type TimelineEntry = DeclarationDetail['timeline'][number];
export type Owed = DeclarationDetail['owed'][number];
export type Decision = DeclarationDetail['decisions'][number];

/** Whose declarations somebody may see (architecture.md, Trust). */
export type Viewer =
  | { readonly scope: 'all' }
  | { readonly scope: 'company'; readonly company: string }
  | { readonly scope: 'offices'; readonly offices: readonly string[] };

/** A company sees what it filed, or is trader or declarant of; an officer what belongs to one of the own offices. */
export function maySee(viewer: Viewer, owners: { readonly companies: readonly string[]; readonly offices: readonly string[] }): boolean {
  switch (viewer.scope) {
    case 'all':
      return true;
    case 'company':
      return viewer.company !== '' && owners.companies.includes(viewer.company);
    case 'offices':
      return viewer.offices.some((office) => owners.offices.includes(office));
  }
}

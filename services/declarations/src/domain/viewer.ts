/** Whose declarations somebody may see (architecture.md, Trust). */
export type Viewer =
  | { readonly scope: 'all' }
  | { readonly scope: 'company'; readonly company: string }
  | { readonly scope: 'offices'; readonly offices: readonly string[]; readonly authority: string };

/** Whom a declaration concerns. */
export interface Concerned {
  readonly companies: readonly string[];
  readonly offices: readonly string[];
  /** Authorities that take part in its case; none until the case is open. */
  readonly authorities: readonly string[];
}

/**
 * A company sees what it filed, or is trader or declarant of; an officer what belongs to one of the own offices and what the
 * own authority takes part in (domain.md §1.5, "own slice").
 */
export function maySee(viewer: Viewer, concerned: Concerned): boolean {
  switch (viewer.scope) {
    case 'all':
      return true;
    case 'company':
      return viewer.company !== '' && concerned.companies.includes(viewer.company);
    case 'offices':
      return concerned.authorities.includes(viewer.authority) && viewer.offices.some((office) => concerned.offices.includes(office));
  }
}

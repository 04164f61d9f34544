import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { CasesSearch } from '#src/pages/planner/figures-state';
import type { Behind } from '#src/ui/chart/chart-data';

/** The figures' own address goes along, so that the cases lead back to the same figures. */
function useFiguresState(): object {
  return { figures: useSearch({ strict: false }) };
}

interface CasesLinkProps {
  readonly search: CasesSearch;
  /** For whoever hears it, where the text alone does not say it. */
  readonly label?: string;
  readonly children: ReactNode;
}

/** To the cases behind a figure. */
export function CasesLink({ search, label, children }: CasesLinkProps) {
  const state = useFiguresState();
  return (
    <Link to="/one-third/cases" search={search} state={state} aria-label={label}>
      {children}
    </Link>
  );
}

/** What a click on a bar or point does, and what the rows of the table lead to; `searchOf` says nothing where there is no case. */
export function useBehind(searchOf: (row: string) => CasesSearch | undefined): Behind {
  const navigate = useNavigate();
  const state = useFiguresState();
  return {
    has: (row) => searchOf(row) !== undefined,
    open: (row) => {
      const search = searchOf(row);
      if (search !== undefined) void navigate({ to: '/one-third/cases', search, state });
    },
    link: ({ key, label }, says) => (
      <CasesLink search={searchOf(key) ?? {}} label={says}>
        {label}
      </CasesLink>
    ),
  };
}

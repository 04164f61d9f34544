import { Link } from '@tanstack/react-router';
import { useHasRole } from '#src/api/session';
import type { EnteredBillRow } from '#src/ui/enter-first/entered-bill';

/** The number of a record list; a link for who may read declarations, which a keeper may not. */
export function DeclarationLink({ record: { declarationId, declarationNo } }: { readonly record: EnteredBillRow['records'][number] }) {
  const mayRead = useHasRole('officer', 'administrator', 'auditor', 'operator');
  if (!mayRead) return <span className="numbers">{declarationNo}</span>;
  return (
    <Link to="/declarations/$id" params={{ id: declarationId }} className="numbers">
      {declarationNo}
    </Link>
  );
}

import { Link } from '@tanstack/react-router';
import { SampleMark } from '#src/ui/tags';

interface CaseLinkProps {
  readonly row: { readonly caseId: string; readonly declarationNo: string; readonly sample: boolean };
}

/** The declaration's number, which leads to its case. */
export function CaseLink({ row }: CaseLinkProps) {
  return (
    <>
      <Link to="/cases/$caseId" params={{ caseId: row.caseId }} className="numbers">
        {row.declarationNo}
      </Link>
      <SampleMark sample={row.sample} />
    </>
  );
}

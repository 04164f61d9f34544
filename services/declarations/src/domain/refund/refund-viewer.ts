/** Whose refunds somebody may see (domain.md §1.5): a company its own, the tax authority (税务) what customs has told it. */
export type RefundViewer = { readonly scope: 'all' } | { readonly scope: 'tax' } | { readonly scope: 'company'; readonly company: string };

export function maySeeRefund(
  viewer: RefundViewer,
  refund: { readonly known: boolean; readonly told: boolean; readonly companies: readonly string[] },
): boolean {
  switch (viewer.scope) {
    case 'all':
      return refund.known;
    case 'tax':
      return refund.told;
    case 'company':
      return refund.known && viewer.company !== '' && refund.companies.includes(viewer.company);
  }
}

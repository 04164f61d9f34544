/** Why an address cannot be a receiver. */
export const TARGET_FAULTS = ['not-an-address', 'not-https', 'with-credentials', 'private-address'] as const;
export type TargetFault = (typeof TARGET_FAULTS)[number];

export interface TargetRefusal {
  readonly refusal: 'target-not-allowed';
  readonly why: TargetFault;
}

/** What an address shows by itself; what its name resolves to is looked at with each connection. Undefined: nothing against it. */
export type WhyNotTarget = (url: string) => TargetFault | undefined;

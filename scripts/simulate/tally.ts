/** What the players did, for the summary at the end. */
export interface Tally {
  declarations: number;
  returnedWithFaults: number;
  movements: number;
  decisions: number;
  inspections: number;
  gatePasses: number;
  taxBills: number;
  refundSteps: number;
}

export const emptyTally = (): Tally => ({
  declarations: 0,
  returnedWithFaults: 0,
  movements: 0,
  decisions: 0,
  inspections: 0,
  gatePasses: 0,
  taxBills: 0,
  refundSteps: 0,
});

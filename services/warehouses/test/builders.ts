import type { AccountState, WarehousesEvent } from '#src/domain/account';
import { account } from '#src/domain/evolve-account';
import { openAccount } from '#src/domain/open-account';
import type { OpenAccount } from '#src/domain/open-account';
import type { AccountRefusal } from '#src/domain/refusals';

export const ACCOUNT = 'T4905W000001';
export const KEEPER = '91430100MA4L00011K';
export const keeper = { company: KEEPER };
/** 2026-03-02 10:00 in Shanghai. */
export const NOW = Date.UTC(2026, 2, 2, 2, 0, 0);

export const listNo = (n: number, letter = 'I'): string => `QD490526${letter}${String(n).padStart(9, '0')}`;
export const passNo = (n: number, letter = 'I'): string => `Z4905${letter}260302${String(n).padStart(12, '0')}`;
export const declarationNo = (n: number): string => `490520261${String(n).padStart(9, '0')}`;

export function anOpening(changes: Partial<OpenAccount> = {}): OpenAccount {
  const line = { hsCode: '8471300000', name: '笔记本电脑', unit: '001', limitAtMs: 0 };
  const lines = [
    { ...line, lineNo: '1' },
    { ...line, lineNo: '2', name: '显示器', hsCode: '8528521100' },
  ];
  return { accountNo: ACCOUNT, keeperCompany: KEEPER, customsOffice: '4905', lines, source: 'test', sample: false, ...changes };
}

export type Decide = (state: AccountState) => readonly WarehousesEvent[] | AccountRefusal;

/** The state after decisions that must not be refused. */
export function after(...decisions: readonly Decide[]): AccountState {
  return decisions.reduce((state, decide) => {
    const decision = decide(state);
    if ('refusal' in decision) throw new Error(`refused: ${decision.refusal}`);
    return decision.reduce(account.evolve, state);
  }, account.initial);
}

export const opened: Decide = (state) => openAccount(state, anOpening(), NOW);

import type { Direction } from '../events.ts';
import { directionOf } from '../accepted-facts.ts';
import type { Fault, Text } from '../fault.ts';
import { error } from '../fault.ts';
import { parseCreditCode } from '../identifiers/credit-code.ts';
import type { RuleAbout } from '../rules/rule.ts';
import type { Pair } from './mandate-state.ts';

/** A company files for another that has not mandated it for this direction and day. */
export interface MandateMissing extends Pair {
  readonly refusal: 'mandate-missing';
  readonly direction: Direction;
  /** Day in China, yyyy-mm-dd. */
  readonly day: string;
}

/** Whether a company lacks the mandate that it needs to file, amend or withdraw this; `atMs` is epoch milliseconds. */
export type MandateGate = (company: string, header: FilingParties, atMs: number) => Promise<MandateMissing | undefined>;

/** Whose declaration it is (收发货人), who files it (申报单位), and in which direction. */
interface FilingParties {
  readonly trader: { readonly creditCode: string };
  readonly declarant: { readonly creditCode: string };
  /** I or E. */
  readonly direction: string;
}

interface Needed extends Pair {
  readonly direction: Direction;
}

/**
 * What mandate a filing needs: the one of the trader (收发货人) for the declarant (申报单位) that files, unless they are one company. Undefined: none,
 * or the declaration says too little to tell, which other rules refuse.
 */
export function mandateNeeded(company: string, header: FilingParties): Needed | undefined {
  const trader = header.trader.creditCode;
  const direction = directionOf(header.direction);
  if (company === trader || company !== header.declarant.creditCode) return undefined;
  if (direction === 'DIRECTION_UNSPECIFIED' || !parseCreditCode(trader).ok) return undefined;
  return { trader, agent: company, direction };
}

/** The same as a fault of the declaration, for whoever only checks it. */
export function mandateFault({ trader, agent, direction, day }: MandateMissing): Fault {
  const what: Text = direction === 'DIRECTION_IMPORT' ? { zh: '进口', en: 'import' } : { zh: '出口', en: 'export' };
  return error(
    mandateRule.id,
    '/header/trader/creditCode',
    {
      zh: `收发货人${trader}未委托${agent}代理${what.zh}报关(${day})`,
      en: `trader ${trader} has not mandated ${agent} to file an ${what.en} (${day})`,
    },
    mandateRule.hint,
  );
}

/** What the public catalogue says of it. */
export const mandateRule: RuleAbout = {
  id: 'mandate',
  text: {
    zh: '申报单位不是收发货人本企业时，须有收发货人在申报日有效、且包括该进出口方向的代理报关委托',
    en: 'A declarant that is not the trader itself needs a mandate of the trader that is in force on the day and covers the direction',
  },
  hint: {
    zh: '请收发货人在“报关委托”页给予委托，或核对收发货人代码',
    en: 'ask the trader for a mandate on the page Mandates, or check the code of the trader',
  },
  source: 'domain.md 1.5: a broker files for mandated traders only; Customs Law art. 10-11 [M]',
  since: '2026-11-27',
  severities: ['error'],
  verified: false,
  tables: [],
};

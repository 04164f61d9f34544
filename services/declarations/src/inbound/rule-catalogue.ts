import { createHash } from 'node:crypto';
import type { CodeTableSet } from '../domain/code-tables.ts';
import { mandateRule } from '../domain/mandate/mandate-missing.ts';
import { allRules } from '../domain/rules/all-rules.ts';
import type { RuleAbout } from '../domain/rules/rule.ts';
import { summaryRules } from '../domain/two-step/summary-rules.ts';
import { decMessageRule } from './dec-message/dec-message-rule.ts';
import { receiptRule } from './receipts/receipt-rule.ts';
import { wcoRule } from './wco/wco-rule.ts';

/** The public catalogue (规则目录): what each rule module says of itself, in the order in which faults are told. */
export function catalogueOf(tables: CodeTableSet): { readonly version: string; readonly rules: readonly RuleAbout[] } {
  const rules = [decMessageRule, receiptRule, wcoRule, mandateRule, ...allRules, ...summaryRules(tables)].map(
    ({ id, text, hint, source, since, severities, verified, tables: reads, needs }): RuleAbout => ({
      ...{ id, text, hint, source, since, severities, verified, tables: reads },
      ...(needs === undefined ? {} : { needs }),
    }),
  );
  const digest = createHash('sha256')
    .update(`${JSON.stringify(rules)} ${tables.version}`)
    .digest('hex');
  return { version: digest.slice(0, 16), rules };
}

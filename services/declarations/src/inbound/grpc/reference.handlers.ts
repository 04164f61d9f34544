import type { Code, CodeTableSummary, ReferenceServiceService, RuleDescription } from '@tongguan/contracts/declarations/v1/reference';
import { refuse } from '@tongguan/grpc/refusal';
import type { Handlers } from '@tongguan/grpc/transport';
import type { CodeEntry, CodeTable, CodeTableSet } from '../../domain/code-tables.ts';
import type { RuleAbout } from '../../domain/rules/rule.ts';
import type { FindCodes, FoundCodes } from '../../use-cases/find-codes.ts';
import { referenceRefusals } from './reference-refusals.ts';

export interface ReferenceUseCases {
  /** Every rule, those of files too, with the digest of what they say and read. */
  readonly catalogue: { readonly version: string; readonly rules: readonly RuleAbout[] };
  readonly tables: CodeTableSet;
  findCodes(query: FindCodes): Promise<FoundCodes>;
}

/** Reference data is public: nobody is asked who they are. */
export function referenceHandlers(useCases: ReferenceUseCases): Handlers<typeof ReferenceServiceService> {
  const { version, tables } = useCases.tables;
  return {
    listCodeTables: () => Promise.resolve({ version, tables: Object.values(tables).map(summaryOf) }),

    listRules: () => Promise.resolve({ version: useCases.catalogue.version, rules: useCases.catalogue.rules.map(ruleOf) }),

    async findCodes(request) {
      const found = await useCases.findCodes(request);
      if (found.outcome === 'refused') throw refuse(referenceRefusals, found.refusal);
      const { table, on, entries, nextCursor } = found;
      return { table: table.name, on, version: table.version, rows: entries.map(codeOf), nextCursor };
    },
  };
}

function summaryOf({ name, title, about, version, entries, unknownCode }: CodeTable): CodeTableSummary {
  const verifiedRows = entries.filter(({ confidence }) => confidence === 'verified').length;
  return { table: name, title, about, version, rows: entries.length, verifiedRows, unknownCode };
}

function ruleOf({ id, text, hint, source, since, severities, verified, tables, needs }: RuleAbout): RuleDescription {
  return { id, text, hint, source, since, severities: [...severities], verified, tables: [...tables], needs };
}

function codeOf({ code, zh, en, validFrom, validTo, source, confidence, attributes }: CodeEntry): Code {
  return { code, name: { zh, en }, validFrom, validTo, source, confidence, attributes: { ...attributes } };
}

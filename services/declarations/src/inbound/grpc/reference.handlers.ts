import type { Code, CodeTableSummary, ReferenceServiceService } from '@tongguan/contracts/declarations/v1/reference';
import { refuse } from '@tongguan/grpc/refusal';
import type { Handlers } from '@tongguan/grpc/transport';
import type { CodeEntry, CodeTable, CodeTableSet } from '../../domain/code-tables.ts';
import type { FindCodes, FoundCodes } from '../../use-cases/find-codes.ts';
import { referenceRefusals } from './reference-refusals.ts';

export interface ReferenceUseCases {
  readonly tables: CodeTableSet;
  findCodes(query: FindCodes): Promise<FoundCodes>;
}

/** Reference data is public: nobody is asked who they are. */
export function referenceHandlers(useCases: ReferenceUseCases): Handlers<typeof ReferenceServiceService> {
  const { version, tables } = useCases.tables;
  return {
    listCodeTables: () => Promise.resolve({ version, tables: Object.values(tables).map(summaryOf) }),

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

function codeOf({ code, zh, en, validFrom, validTo, source, confidence, attributes }: CodeEntry): Code {
  return { code, name: { zh, en }, validFrom, validTo, source, confidence, attributes: { ...attributes } };
}

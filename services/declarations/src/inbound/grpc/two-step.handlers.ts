import { requireRole } from '@tongguan/auth/authorize';
import { DeclarationContent } from '@tongguan/contracts/declarations/v1/content';
import { SummaryStatement } from '@tongguan/contracts/declarations/v1/events';
import type { TwoStepServiceService } from '@tongguan/contracts/declarations/v1/two_step';
import type { RefusalError } from '@tongguan/grpc/refusal';
import { refuse } from '@tongguan/grpc/refusal';
import type { CallContext, Handlers } from '@tongguan/grpc/transport';
import type { CompleteContent } from '../../domain/content.ts';
import type { CompleteDeclaration, CompletedDeclaration, CompletionRefusal } from '../../use-cases/complete-declaration.ts';
import type { UseCases } from './declarations.handlers.ts';
import { submissionRefused } from './declarations.handlers.ts';
import { mandateMissing } from './mandate-refusals.ts';
import { refusals } from './refusals.ts';
import { twoStepRefusals } from './two-step-refusals.ts';
import { companyOf, viewerOf } from './viewer-of.ts';

export interface TwoStepUseCases {
  readonly submit: UseCases['submit'];
  complete(command: CompleteDeclaration): Promise<CompletedDeclaration>;
  /** Reads the summary that is completed, as far as the caller may see it. */
  readonly declaration: UseCases['get'];
}

/** 两步申报: the summary is filed as a declaration is; its completion by a company that may see it. */
export function twoStepHandlers(useCases: TwoStepUseCases): Handlers<typeof TwoStepServiceService> {
  return {
    async submitSummary({ content, statement, idempotencyKey, dryRun }, call) {
      const filer = filerOf(call);
      if (content === undefined) throw refuse(refusals, 'nothing-sent');
      if (idempotencyKey !== '' && !/^[\x21-\x7e]{1,200}$/.test(idempotencyKey)) throw refuse(refusals, 'bad-idempotency-key');
      const summary = SummaryStatement.fromPartial(statement ?? {});
      const result = await useCases.submit({ ...filer, content, faults: [], idempotencyKey, dryRun, summary });
      if (result.outcome === 'refused') throw submissionRefused(result.refusal);
      const { declarationId, declarationNo, status, version, warnings, repeated } = result;
      return { declarationId, declarationNo, status, version, repeated, warnings: [...warnings] };
    },

    async completeDeclaration({ declarationId: idOrNumber, content, dryRun }, call) {
      const filer = filerOf(call);
      const found = await useCases.declaration({ idOrNumber, viewer: viewerOf(call) });
      if (found.outcome === 'refused') throw refuse(twoStepRefusals, 'unknown-declaration');
      const { declarationId, document } = found;
      const completed = await useCases.complete({
        ...{ ...filer, declarationId, dryRun, content: DeclarationContent.fromPartial(content ?? {}) },
        // what was accepted is complete in form, and a company sees all of it
        summary: found.content as CompleteContent,
      });
      if (completed.outcome === 'refused') throw completionRefused(completed.refusal);
      const { status, version, warnings, differences, late, completeByMs, repeated } = completed;
      const told = { declarationId, declarationNo: document.own.declarationNo, status, version, late, completeByMs, repeated };
      return { ...told, warnings: [...warnings], differences: [...differences] };
    },
  };
}

function filerOf(call: CallContext): { readonly company: string; readonly subject: string } {
  const principal = requireRole(call, 'operator');
  return { company: companyOf(principal), subject: principal.subject };
}

function completionRefused(refusal: CompletionRefusal): RefusalError {
  if (refusal.refusal === 'mandate-missing') return mandateMissing(refusal);
  if (refusal.refusal === 'invalid-completion') return refuse(twoStepRefusals, refusal.refusal, { faults: [...refusal.faults] });
  const { refusal: code, ...detail } = refusal;
  const texts = Object.fromEntries(Object.entries(detail).map(([name, value]) => [name, String(value)]));
  return refuse(twoStepRefusals, code, { detail: texts });
}

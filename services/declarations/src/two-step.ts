import { DeclarationsEvent } from '@tongguan/contracts/declarations/v1/events';
import { TwoStepServiceService } from '@tongguan/contracts/declarations/v1/two_step';
import type { Journal } from '@tongguan/event-store/aggregate';
import type { Projection } from '@tongguan/read-models/projection';
import { startProjection } from '@tongguan/read-models/projection';
import type { Host } from '@tongguan/runtime/host';
import type { CodeTableSet } from './domain/code-tables.ts';
import type { MandateGate } from './domain/mandate/mandate-missing.ts';
import type { OriginHolds } from './domain/origin/origin-holds.ts';
import { fingerprint } from './fingerprint.ts';
import { onAuthorityHeld } from './inbound/events/on-authority-held.ts';
import { onCasePickupReleased } from './inbound/events/on-case-pickup-released.ts';
import type { UseCases } from './inbound/grpc/declarations.handlers.ts';
import { twoStepHandlers } from './inbound/grpc/two-step.handlers.ts';
import type { CompletionDocument } from './read-models/completion-list.ts';
import { completionList, completionSource } from './read-models/completion-list.ts';
import { completeDeclaration } from './use-cases/complete-declaration.ts';
import { markCompletionsOverdue } from './use-cases/mark-completions-overdue.ts';
import { recordPickupRelease } from './use-cases/record-pickup-release.ts';
import { recordSupplement } from './use-cases/record-supplement.ts';

interface TwoStepParts {
  readonly journal: Journal<DeclarationsEvent>;
  readonly tables: CodeTableSet;
  readonly overdueEveryMs: number;
  /** A summary is filed and read as every declaration is. */
  readonly file: UseCases;
  /** Who may file for whom, and what certificates of origin say. */
  readonly gates: { readonly mandateMissing: MandateGate; readonly origin: OriginHolds };
}

/** Wires two-step declaration (两步申报): its door, what clearance says of summaries, and the ticker of the last day. */
export async function startTwoStep(
  host: Host,
  { journal, tables, overdueEveryMs, file, gates }: TwoStepParts,
): Promise<{ readonly completions: Projection<CompletionDocument>; stop(): Promise<void> }> {
  const { events, readModels, clock, telemetry, tickers } = host;
  const [completions, ...reactions] = await Promise.all([
    startProjection<CompletionDocument>({ events, readModels, definition: completionList, sources: [completionSource(DeclarationsEvent)] }),
    onCasePickupReleased(
      events,
      telemetry.observed('record-pickup-release', (command, meta) => recordPickupRelease({ journal, tables }, command, meta)),
    ),
    onAuthorityHeld(
      events,
      telemetry.observed('record-supplement', (command, meta) => recordSupplement(journal, command, meta)),
    ),
  ]);
  const ticker = tickers.every({
    name: 'declarations.mark-completions-overdue',
    everyMs: overdueEveryMs,
    run: async (nowMs) => {
      await markCompletionsOverdue({ journal, completions }, nowMs);
    },
  });
  const completing = { journal, clock, tables, fingerprint, ...gates };
  const handlers = twoStepHandlers({
    submit: file.submit.bind(file),
    complete: telemetry.observed('complete-declaration', (command) => completeDeclaration(completing, command)),
    declaration: file.get.bind(file),
  });
  await host.grpc.serve('declarations', TwoStepServiceService, handlers);
  return {
    completions,
    async stop() {
      await ticker.stop();
      await Promise.all([...reactions.map((reaction) => reaction.stop()), completions.stop()]);
    },
  };
}

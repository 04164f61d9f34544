import { randomBytes } from 'node:crypto';
import { ClearanceEvent } from '@tongguan/contracts/clearance/v1/events';
import { AmendmentsServiceService } from '@tongguan/contracts/declarations/v1/amendments';
import { DeclarationsServiceService } from '@tongguan/contracts/declarations/v1/declarations';
import { DutyServiceService } from '@tongguan/contracts/declarations/v1/duty';
import { DraftsServiceService } from '@tongguan/contracts/declarations/v1/drafts';
import { DeclarationsEvent } from '@tongguan/contracts/declarations/v1/events';
import { ForeignDeclarationsServiceService } from '@tongguan/contracts/declarations/v1/foreign';
import { ReceiptsServiceService } from '@tongguan/contracts/declarations/v1/receipts';
import { ReferenceServiceService } from '@tongguan/contracts/declarations/v1/reference';
import { createJournal } from '@tongguan/event-store/journal';
import { serveOperations } from '@tongguan/grpc/operations';
import { startProjection } from '@tongguan/read-models/projection';
import type { ProjectionSource } from '@tongguan/read-models/projection';
import type { ReadModelDefinition } from '@tongguan/read-models/port';
import type { Host } from '@tongguan/runtime/host';
import type { RunningService } from '@tongguan/runtime/service';
import type { Config } from './config.ts';
import { digestOf, fingerprint, idOfKey } from './fingerprint.ts';
import { onAuthorityRefused } from './inbound/events/on-authority-refused.ts';
import { onDeclarationNumbered } from './inbound/events/on-declaration-numbered.ts';
import { onCaseReleased } from './inbound/events/on-case-released.ts';
import { onInspectionOrdered } from './inbound/events/on-inspection-ordered.ts';
import { onInspectionRecorded } from './inbound/events/on-inspection-recorded.ts';
import { onReviewDone } from './inbound/events/on-review-done.ts';
import { onTax } from './inbound/events/on-tax.ts';
import { amendmentsHandlers } from './inbound/grpc/amendments.handlers.ts';
import type { AmendmentUseCases } from './inbound/grpc/amendments.handlers.ts';
import { declarationsHandlers } from './inbound/grpc/declarations.handlers.ts';
import type { UseCases } from './inbound/grpc/declarations.handlers.ts';
import { draftsHandlers } from './inbound/grpc/drafts.handlers.ts';
import type { DraftUseCases } from './inbound/grpc/drafts.handlers.ts';
import { dutyHandlers } from './inbound/grpc/duty.handlers.ts';
import type { DutyUseCases } from './inbound/grpc/duty.handlers.ts';
import { foreignHandlers } from './inbound/grpc/foreign.handlers.ts';
import { receivedReceiptsHandlers } from './inbound/grpc/received-receipts.handlers.ts';
import type { ReceiptUseCases } from './inbound/grpc/received-receipts.handlers.ts';
import { referenceHandlers } from './inbound/grpc/reference.handlers.ts';
import { catalogueOf } from './inbound/rule-catalogue.ts';
import { openCertificates } from './certificates.ts';
import { openMandates } from './mandates.ts';
import { readCodeTables } from './outbound/code-tables.ts';
import { createInitials } from './outbound/pinyin-initials.ts';
import type { DeclarationDocument } from './read-models/declaration-list.ts';
import { declarationList } from './read-models/declaration-list.ts';
import { declarationSources } from './read-models/declaration-sources.ts';
import type { DraftDocument } from './read-models/draft-list.ts';
import { draftList, draftSource } from './read-models/draft-list.ts';
import type { ReceiptFileDocument } from './read-models/receipt-list.ts';
import { receiptList, receiptSource } from './read-models/receipt-list.ts';
import type { RequestDocument } from './read-models/request-list.ts';
import { requestList, requestSource } from './read-models/request-list.ts';
import { attachReceipts } from './use-cases/attach-receipts.ts';
import { calculateDutyOf } from './use-cases/calculate-duty.ts';
import { startLifecycle } from './lifecycle.ts';
import { startTwoStep } from './two-step.ts';
import { createChange } from './use-cases/change-with-facts.ts';
import { createDraft } from './use-cases/create-draft.ts';
import { decideRequest } from './use-cases/decide-request.ts';
import { discardDraft } from './use-cases/discard-draft.ts';
import { getDuty } from './use-cases/get-duty.ts';
import { getDraft } from './use-cases/get-draft.ts';
import { findCodes } from './use-cases/find-codes.ts';
import type { FindCodes } from './use-cases/find-codes.ts';
import { getForeignDeclaration } from './use-cases/get-foreign-declaration.ts';
import type { ImportForeignDeclaration } from './use-cases/import-foreign-declaration.ts';
import { importForeignDeclaration } from './use-cases/import-foreign-declaration.ts';
import { getReceivedReceipts } from './use-cases/get-received-receipts.ts';
import { getDeclaration } from './use-cases/get-declaration.ts';
import { importReceipts } from './use-cases/import-receipts.ts';
import { knownNames } from './use-cases/known-names.ts';
import { listDeclarations } from './use-cases/list-declarations.ts';
import { listDrafts } from './use-cases/list-drafts.ts';
import { listReceiptFiles } from './use-cases/list-receipt-files.ts';
import { listRequests } from './use-cases/list-requests.ts';
import { createNumberPool } from './use-cases/number-pool.ts';
import { recordInspectionResult } from './use-cases/record-inspection-result.ts';
import { recordOrderedInspection } from './use-cases/record-inspection-ordered.ts';
import { recordRefusal } from './use-cases/record-refusal.ts';
import { recordRelease } from './use-cases/record-release.ts';
import { recordReviewDone } from './use-cases/record-review.ts';
import { recordTaxFact } from './use-cases/record-tax.ts';
import { requestAmendment } from './use-cases/request-amendment.ts';
import { requestWithdrawal } from './use-cases/request-withdrawal.ts';
import { saveDraft } from './use-cases/save-draft.ts';
import { submitDeclaration } from './use-cases/submit-declaration.ts';
import { takeBack } from './use-cases/take-back-request.ts';
import { submitDraft } from './use-cases/submit-draft.ts';

export const name = 'declarations';

/** 22 URL-safe characters, 132 bits. */
const newId = (): string => randomBytes(17).toString('base64url').slice(0, 22);

export async function startService(host: Host, config: Config): Promise<RunningService> {
  const { events, readModels, clock, telemetry } = host;
  const tables = await readCodeTables(config.codeTablesDir);
  const store = await events.openStore('declarations');
  const journal = createJournal({ store, codec: DeclarationsEvent, clock, observer: telemetry.decisions });
  const follow = <Body>(definition: ReadModelDefinition, sources: readonly ProjectionSource<Body>[]) =>
    startProjection<Body>({ events, readModels, definition, sources });
  // side by side: each waits for its place in a group of its own
  const [list, drafts, requests, receipts, mandates] = await Promise.all([
    follow<DeclarationDocument>(declarationList, declarationSources(DeclarationsEvent, ClearanceEvent)),
    follow<DraftDocument>(draftList, [draftSource(DeclarationsEvent)]),
    follow<RequestDocument>(requestList, [requestSource(DeclarationsEvent)]),
    follow<ReceiptFileDocument>(receiptList, [receiptSource(DeclarationsEvent)]),
    openMandates(host, { journal, newId, tablesDir: config.codeTablesDir }),
  ]);
  const takeNumber = createNumberPool({ journal, clock, newId });
  const certificates = await openCertificates(host, { journal, tables, newId, mandateMissing: mandates.missing });
  const gates = { mandateMissing: mandates.missing, origin: certificates.origin };
  const submitting = { journal, clock, tables, takeNumber, fingerprint, idOfKey, newId, ...gates };

  const useCases: UseCases = {
    submit: telemetry.observed('submit-declaration', (command) => submitDeclaration(submitting, command)),
    get: telemetry.observed('get-declaration', (query) => getDeclaration({ journal, list }, query)),
    list: telemetry.observed('list-declarations', (query) => listDeclarations(list, query)),
  };
  const drafting = { journal, clock, fingerprint, digestOf, idOfKey, newId, file: useCases.submit.bind(useCases) };
  const draftUseCases: DraftUseCases = {
    create: telemetry.observed('create-draft', (command) => createDraft(drafting, command)),
    save: telemetry.observed('save-draft', (command) => saveDraft(drafting, command)),
    get: telemetry.observed('get-draft', (query) => getDraft(journal, query)),
    list: telemetry.observed('list-drafts', (query) => listDrafts(drafts, query)),
    discard: telemetry.observed('discard-draft', (command) => discardDraft(drafting, command)),
    submit: telemetry.observed('submit-draft', (command) => submitDraft(drafting, command)),
    declaration: useCases.get.bind(useCases),
  };
  const changing = { journal, clock, tables, fingerprint, digestOf, idOfKey, newId, ...gates };
  const amendmentUseCases: AmendmentUseCases = {
    amend: telemetry.observed('request-amendment', (command) => requestAmendment(changing, command)),
    withdraw: telemetry.observed('request-withdrawal', (command) => requestWithdrawal(changing, command)),
    decide: telemetry.observed('decide-request', (command) => decideRequest(changing, command)),
    takeBack: telemetry.observed('take-back-request', (command) => takeBack(changing, command)),
    list: telemetry.observed('list-requests', (query) => listRequests(requests, query)),
    declaration: useCases.get.bind(useCases),
  };
  const receiptUseCases: ReceiptUseCases = {
    bring: telemetry.observed('import-receipts', (command) => importReceipts({ journal, clock, tables, list, digestOf }, command)),
    received: telemetry.observed('get-received-receipts', (query) => getReceivedReceipts({ journal, tables }, query)),
    files: telemetry.observed('list-receipt-files', (query) => listReceiptFiles({ receipts, declarations: list }, query)),
    declaration: useCases.get.bind(useCases),
  };
  const dutyUseCases: DutyUseCases = {
    get: telemetry.observed('get-duty', (query) => getDuty({ tables, declaration: useCases.get.bind(useCases) }, query)),
    calculate: telemetry.observed('calculate-duty', (query) => calculateDutyOf({ tables, clock }, query)),
  };
  const finding = { tables, clock, initialsOf: createInitials() };
  const referenceUseCases = {
    tables,
    catalogue: catalogueOf(tables),
    findCodes: telemetry.observed('find-codes', (query: FindCodes) => findCodes(finding, query)),
  };
  const change = createChange(journal);
  const [lifecycle, twoStep, ...reactions] = await Promise.all([
    startLifecycle(host, { journal, tables, list, expireEveryMs: config.expireEveryMs }),
    startTwoStep(host, { journal, tables, overdueEveryMs: config.overdueEveryMs, file: useCases, gates }),
    onDeclarationNumbered(
      events,
      telemetry.observed('attach-receipts', (command, meta) => attachReceipts({ journal, clock }, command, meta)),
    ),
    onReviewDone(
      events,
      telemetry.observed('record-review', (command, meta) => recordReviewDone(journal, command, meta)),
    ),
    onTax(
      events,
      telemetry.observed('record-tax', (command, meta) => recordTaxFact(journal, command, meta)),
    ),
    onInspectionOrdered(
      events,
      telemetry.observed('record-inspection-ordered', (command, meta) => recordOrderedInspection(journal, command, meta)),
    ),
    onInspectionRecorded(
      events,
      telemetry.observed('record-inspection-result', (command, meta) => recordInspectionResult(journal, command, meta)),
    ),
    onAuthorityRefused(
      events,
      telemetry.observed('record-refusal', (command, meta) => recordRefusal(journal, command, meta)),
    ),
    onCaseReleased(
      events,
      telemetry.observed('record-release', (command, meta) => recordRelease(change, command, meta)),
    ),
  ]);
  await host.grpc.serve(name, DeclarationsServiceService, declarationsHandlers(useCases, tables));
  await host.grpc.serve(name, AmendmentsServiceService, amendmentsHandlers(amendmentUseCases));
  await host.grpc.serve(name, DraftsServiceService, draftsHandlers(draftUseCases));
  await host.grpc.serve(name, DutyServiceService, dutyHandlers(dutyUseCases));
  const foreignUseCases = {
    bring: telemetry.observed('import-foreign-declaration', (command: ImportForeignDeclaration) =>
      importForeignDeclaration(drafting, command),
    ),
    get: telemetry.observed('get-foreign-declaration', (query: { draftId: string; company: string }) =>
      getForeignDeclaration(journal, query),
    ),
    draft: draftUseCases.get.bind(draftUseCases),
  };
  await host.grpc.serve(name, ForeignDeclarationsServiceService, foreignHandlers(foreignUseCases, { tables, clock }));
  await host.grpc.serve(name, ReceiptsServiceService, receivedReceiptsHandlers(receiptUseCases));
  await host.grpc.serve(name, ReferenceServiceService, referenceHandlers(referenceUseCases));
  await mandates.serve((company) => knownNames(list, company));
  await certificates.serve();
  await serveOperations(host.grpc, {
    service: name,
    events,
    log: host.log,
    projections: [list, drafts, requests, lifecycle.refunds, twoStep.completions, receipts, mandates.list, certificates.list],
  });

  return {
    name,
    async stop() {
      await Promise.all([
        lifecycle.stop(),
        twoStep.stop(),
        ...reactions.map((reaction) => reaction.stop()),
        list.stop(),
        drafts.stop(),
        requests.stop(),
        receipts.stop(),
        mandates.list.stop(),
        certificates.stop(),
      ]);
    },
  };
}

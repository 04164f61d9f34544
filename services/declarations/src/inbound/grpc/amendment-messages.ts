import type { ContentVersion, GetVersionsResponse, OpenRequestRow } from '@tongguan/contracts/declarations/v1/amendments';
import type { StoredDocument } from '@tongguan/read-models/port';
import { differenceOf } from '../../domain/amendment/difference.ts';
import { changeHistory } from '../../domain/amendment/versions.ts';
import type { DeclarationContent } from '../../domain/content.ts';
import { contentFor } from '../../domain/content-slice.ts';
import type { Viewer } from '../../domain/viewer.ts';
import type { RequestDocument } from '../../read-models/request-list.ts';
import type { FoundDeclaration } from '../../use-cases/get-declaration.ts';

/** A row of the list of open requests. */
export function openRequestRow({ id, body }: StoredDocument<RequestDocument>): OpenRequestRow {
  const { declarationNo, requestId, kind, reason, requestedOf, company, requestedAtMs, touchesClearance } = body;
  return { declarationId: id, declarationNo, requestId, kind, reason, requestedOf, company, requestedAtMs, touchesClearance };
}

/**
 * Versions and requests of a declaration as the viewer may see them: an authority that decides without values sees no difference of
 * values, and a company no officer.
 */
export function versionsMessage(found: Extract<FoundDeclaration, { outcome: 'found' }>, viewer: Viewer): GetVersionsResponse {
  const { declarationId, document, version, timeline } = found;
  const { versions, requests } = changeHistory(timeline.map(({ event }) => event));
  const seen = new Map(versions.map(({ contentVersion, content }) => [contentVersion, contentFor(viewer, content)]));
  const against = (base: number, content: DeclarationContent) => {
    const before = seen.get(base);
    return before === undefined ? [] : [...differenceOf(before, content)];
  };
  return {
    declarationId,
    declarationNo: document.own.declarationNo,
    status: document.own.status,
    version,
    contentVersion: versions.length,
    versions: versions.map(({ contentVersion, sinceMs, requestId, content }): ContentVersion => {
      const differences = against(contentVersion - 1, contentFor(viewer, content));
      return { contentVersion, sinceMs, requestId, differences };
    }),
    requests: requests.map(({ asked, officer, ...request }) => ({
      ...request,
      officer: viewer.scope === 'company' ? '' : officer,
      differences: asked === undefined ? [] : against(asked.baseContentVersion, contentFor(viewer, asked.content)),
    })),
  };
}

import type { DeclarationContent } from './content.ts';

/** Signature and envelope of the file that it came in: they vouch for that file and for nothing else. */
const ofTheFile = /^(?:DecSign|ImportMessage|DecUsers)(?:\/|\[|$)/;

/**
 * A declaration as the beginning of another one (复制报关单): without the numbers and days that the first one was given, and without
 * its e-documents, which belong to its goods.
 */
export function copyOf({ header, kept, ...lists }: DeclarationContent): DeclarationContent {
  return {
    ...lists,
    header: header && {
      ...header,
      ...{ unifiedNo: '', preEntryNo: '', declarationNo: '', declaredDate: '', movementDate: '' },
      ...{ clientNo: '', operationType: '' },
    },
    attachedDocuments: [],
    kept: kept.filter(({ path }) => !ofTheFile.test(path)),
  };
}

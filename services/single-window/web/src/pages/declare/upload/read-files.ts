import { readTextFile } from '#src/ui/read-table';
import { readDeclarations } from './read-declarations.ts';
import { keyOf, sendContent, sendFile } from './send-declaration.ts';
import type { NewEntry } from './upload-queue.ts';

const MOST_BYTES = 10 * 1024 * 1024;

/** Files as what is to be sent: a DecMessage is one declaration, a CSV has one for each reference. */
export async function entriesOf(file: File): Promise<readonly NewEntry[]> {
  const bad = (code: 'unknownType' | 'tooLarge'): NewEntry[] => [
    { file: file.name, reference: '', ownFaults: [{ code, values: {} }], job: undefined },
  ];
  if (!/\.(?:xml|csv)$/i.test(file.name)) return bad('unknownType');
  if (file.size > MOST_BYTES) return bad('tooLarge');
  if (/\.xml$/i.test(file.name)) {
    const key = await keyOf(await file.arrayBuffer());
    return [{ file: file.name, reference: '', ownFaults: [], job: { send: () => sendFile(file, key), placeOf: undefined } }];
  }
  const { faults, declarations } = readDeclarations(await readTextFile(file));
  if (faults.length > 0) return [{ file: file.name, reference: '', ownFaults: faults, job: undefined }];
  return Promise.all(
    declarations.map(async ({ reference, content, faults: own, placeOf }): Promise<NewEntry> => {
      const key = await keyOf(new TextEncoder().encode(JSON.stringify([reference, content])));
      const job = own.length > 0 ? undefined : { send: () => sendContent(content, key), placeOf };
      return { file: file.name, reference, ownFaults: own, job };
    }),
  );
}

import { writeSync } from 'node:fs';

import { systemClock } from '../src/clock.ts';
import { openEmbeddedEngine } from '../src/embedded/engine.ts';

/** A process that appends for ever and names each commit once it is acknowledged; for tests that kill it. */
const engine = await openEmbeddedEngine({ file: process.argv[2] ?? '', clock: systemClock });
const store = await engine.openStore('notes');

async function fill(stream: string): Promise<never> {
  for (let version = (await store.read(stream)).length + 1; ; version++) {
    const bytes = Buffer.from(`${stream} ${version} ${'x'.repeat(400)}`);
    const events = [{ id: `${stream}@${version}.0`, type: 'noted', bytes }];
    const result = await store.append({ stream, version, commandId: `c${version}`, by: 'child', recordedAt: version, events });
    if (result.outcome !== 'appended') throw new Error(`${stream}@${version}: ${result.outcome}`);
    // synchronous, so that what is named was acknowledged and nothing waits in a buffer when the kill comes
    writeSync(1, `${stream}@${version}\n`);
  }
}
await Promise.all(Array.from({ length: 16 }, (_, at) => fill(`notes/s${at}`)));

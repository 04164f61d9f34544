import { openAnalysisFile } from '#src/read-models/analysis-file';
import { batchOf, openLiveTimeline } from './batches.ts';

// a process to be killed: takes one batch after the other and says how many are on disk
const file = await openAnalysisFile({ path: process.argv[2] ?? '', memoryLimitMb: 256, threads: 2 });
const timeline = await openLiveTimeline(file);
process.stdout.write('open\n');
for (let index = 0; ; index += 1) {
  await timeline.take(batchOf(index));
  process.stdout.write(`${String(index + 1)}\n`);
}

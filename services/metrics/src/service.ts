import { join } from 'node:path';
import { MetricsServiceService } from '@tongguan/contracts/metrics/v1/metrics';
import { serveOperations } from '@tongguan/grpc/operations';
import type { Host } from '@tongguan/runtime/host';
import type { RunningService } from '@tongguan/runtime/service';
import { StartError } from '@tongguan/runtime/start-error';
import type { Config } from './config.ts';
import { metricsHandlers } from './inbound/grpc/metrics.handlers.ts';
import { loadMetricTables } from './outbound/code-tables.ts';
import { AnalysisFileInUse, openAnalysisFile } from './read-models/analysis-file.ts';
import type { AnalysisFile } from './read-models/analysis-file.ts';
import { startTimelines } from './read-models/timelines.ts';
import { clearanceTime } from './use-cases/clearance-time.ts';
import type { ClearanceTimeQuestion } from './use-cases/clearance-time.ts';
import { compareWithTarget } from './use-cases/compare-with-target.ts';
import type { TargetQuestion } from './use-cases/compare-with-target.ts';
import { getCaseTimes } from './use-cases/get-case-times.ts';
import type { CaseTimesQuestion } from './use-cases/get-case-times.ts';
import { followTrend } from './use-cases/follow-trend.ts';
import type { TrendQuestion } from './use-cases/follow-trend.ts';
import { listBaselines } from './use-cases/list-baselines.ts';
import { listCases } from './use-cases/list-cases.ts';
import type { CasesQuestion } from './use-cases/list-cases.ts';
import { listDefinitions } from './use-cases/list-definitions.ts';

const NAME = 'metrics';

export async function startService(host: Host, config: Config): Promise<RunningService> {
  const { clock, events, grpc, log, telemetry } = host;
  const tables = loadMetricTables(config.tablesDir);
  const file = await openFile(join(host.dataDir, 'metrics.duckdb'), config);
  const timelines = await startTimelines({ events, file, definitions: tables.definitions });

  await grpc.serve(
    NAME,
    MetricsServiceService,
    metricsHandlers(config, {
      clearanceTime: telemetry.observed('clearance-time', (question: ClearanceTimeQuestion) =>
        clearanceTime(timelines, tables, clock, question),
      ),
      compareWithTarget: telemetry.observed('compare-with-target', (question: TargetQuestion) =>
        compareWithTarget(timelines, tables, clock, question),
      ),
      followTrend: telemetry.observed('follow-trend', (question: TrendQuestion) => followTrend(timelines, tables, clock, question)),
      listCases: telemetry.observed('list-cases', (question: CasesQuestion) => listCases(timelines, tables, clock, question)),
      listBaselines: telemetry.observed('list-baselines', () => listBaselines(tables)),
      listDefinitions: telemetry.observed('list-definitions', () => listDefinitions(tables)),
      getCaseTimes: telemetry.observed('get-case-times', (question: CaseTimesQuestion) => getCaseTimes(timelines, tables, clock, question)),
    }),
  );
  await serveOperations(grpc, {
    service: NAME,
    events,
    log,
    projections: [{ definition: { name: 'metrics.timeline' }, rebuild: () => timelines.rebuild() }],
  });
  return {
    name: NAME,
    stop: async () => {
      await timelines.stop();
      file.close();
    },
  };
}

/** A file that another process holds is the operator's to mend, so it is said in one line. */
async function openFile(path: string, { memoryLimitMb, threads }: Config): Promise<AnalysisFile> {
  try {
    return await openAnalysisFile({ path, memoryLimitMb, threads });
  } catch (error) {
    if (error instanceof AnalysisFileInUse) throw new StartError(error.message, { cause: error });
    throw error;
  }
}

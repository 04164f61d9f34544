import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string };
    readonly children?: readonly number[];
  }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

const PARTS = 5;
const FUNCTIONS = 5;

/**
 * Where the one process that wrote its profile into a folder spent its time: the heaviest parts and functions by self
 * time, without its first `skipMs`, in which it started.
 */
export async function heaviest(folder: string, skipMs: number): Promise<readonly string[]> {
  const [file] = (await readdir(folder)).filter((name) => name.endsWith('.cpuprofile'));
  if (file === undefined) throw new Error(`no profile was written to ${folder}`);
  const profile = JSON.parse(await readFile(join(folder, file), 'utf8')) as CpuProfile;
  const selfMicros = new Map<number, number>();
  let elapsed = 0;
  profile.samples.forEach((id, at) => {
    const micros = profile.timeDeltas[at] ?? 0;
    elapsed += micros;
    if (elapsed > skipMs * 1000) selfMicros.set(id, (selfMicros.get(id) ?? 0) + micros);
  });

  const parts = new Map<string, number>();
  const functions = new Map<string, number>();
  const parents = parentsOf(profile);
  const frames = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame]));
  let busy = 0;
  for (const { id, callFrame } of profile.nodes) {
    const micros = selfMicros.get(id) ?? 0;
    if (micros === 0 || callFrame.functionName === '(idle)') continue;
    busy += micros;
    // what Node or the engine itself does is done for the nearest caller that is a part
    let at: number | undefined = id;
    while (at !== undefined && partOf(frames.get(at)?.url ?? '') === undefined) at = parents.get(at);
    const part = (at === undefined ? undefined : partOf(frames.get(at)?.url ?? '')) ?? nameOfNative(callFrame);
    add(parts, part, micros);
    add(functions, `${callFrame.functionName || '(anonymous)'} ${partOf(callFrame.url) ?? nameOfNative(callFrame)}`, micros);
  }
  const share = ([name, micros]: readonly [string, number]): string => `  ${((100 * micros) / busy).toFixed(1).padStart(5)} %  ${name}`;
  return [
    `by part (with what Node does for it), of ${(busy / 1e6).toFixed(1)} s busy:`,
    ...top(parts, PARTS).map(share),
    'by function, self time:',
    ...top(functions, FUNCTIONS).map(share),
  ];
}

function parentsOf({ nodes }: CpuProfile): ReadonlyMap<number, number> {
  return new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)));
}

/** Package of a library, folder of our own code; undefined for Node itself. */
function partOf(url: string): string | undefined {
  const library = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1];
  if (library !== undefined) return library;
  return /\/((?:services\/platform|services|proto|scripts)\/[^/]+(?:\/src\/[^/]+)?)/.exec(url)?.[1];
}

const nameOfNative = ({ functionName, url }: { functionName: string; url: string }): string =>
  url.startsWith('node:') ? url : functionName.startsWith('(') ? functionName : 'Node and V8';

function add(sums: Map<string, number>, key: string, micros: number): void {
  sums.set(key, (sums.get(key) ?? 0) + micros);
}

const top = (sums: ReadonlyMap<string, number>, count: number): (readonly [string, number])[] =>
  [...sums].sort(([, a], [, b]) => b - a).slice(0, count);

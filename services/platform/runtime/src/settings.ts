/** A setting that is missing or wrong: what was given (hidden for secrets) and what is wanted. */
export interface SettingFault {
  readonly name: string;
  readonly given: string | undefined;
  readonly wanted: string;
}

/** Every fault of the settings, in one message. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  readonly faults: readonly SettingFault[];

  constructor(faults: readonly SettingFault[]) {
    const lines = faults.map(
      ({ name, given, wanted }) => `  ${name}: ${given === undefined ? 'not set' : `given ${given}`}, wanted ${wanted}`,
    );
    super(`${faults.length} setting${faults.length === 1 ? ' is' : 's are'} wrong:\n${lines.join('\n')}`);
    this.faults = faults;
  }
}

export type Reading<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly wanted: string };

export interface Setting<T> {
  readonly name: string;
  /** Its text never appears in a message. */
  readonly secret: boolean;
  /** `undefined` when it is not set or set to nothing. */
  read(raw: string | undefined): Reading<T>;
}

interface Common<T> {
  readonly name: string;
  /** Without a default the setting must be given. */
  readonly default?: T;
}

function setting<T>(options: Common<T> & { secret?: boolean }, wanted: string, parse: (raw: string) => T | undefined): Setting<T> {
  return {
    name: options.name,
    secret: options.secret ?? false,
    read(raw) {
      const value = raw === undefined ? options.default : parse(raw);
      return value === undefined ? { ok: false, wanted } : { ok: true, value };
    },
  };
}

/** Any text, or one that matches `pattern`, said in words by `wanted`. */
export function text(options: Common<string> & { pattern?: RegExp; wanted?: string; secret?: boolean }): Setting<string> {
  return setting(options, options.wanted ?? 'a text', (raw) =>
    options.pattern === undefined || options.pattern.test(raw) ? raw : undefined,
  );
}

/** A whole number from `min` (default 0) to `max`. */
export function integer(options: Common<number> & { min?: number; max?: number }): Setting<number> {
  const { min = 0, max = Number.MAX_SAFE_INTEGER } = options;
  const wanted = options.max === undefined ? `a whole number of at least ${min}` : `a whole number from ${min} to ${max}`;
  return setting(options, wanted, (raw) => {
    const value = /^-?\d{1,16}$/.test(raw) ? Number(raw) : NaN;
    return value >= min && value <= max ? value : undefined;
  });
}

/** `true` or `false`. */
export function flag(options: Common<boolean>): Setting<boolean> {
  return setting(options, 'true or false', (raw) => (raw === 'true' ? true : raw === 'false' ? false : undefined));
}

/** One of the listed values. */
export function choice<const T extends string>(options: Common<NoInfer<T>> & { values: readonly T[] }): Setting<T> {
  return setting(options, `one of ${options.values.join(', ')}`, (raw) => options.values.find((value) => value === raw));
}

const UNIT_MS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** A duration in milliseconds; with a unit (`ms`, `s`, `m`, `h`, `d`) or as a bare number of milliseconds. */
export function durationMs(options: Common<number> & { min?: number; max?: number }): Setting<number> {
  const { min = 0, max = Number.MAX_SAFE_INTEGER } = options;
  const bounds = options.max === undefined ? `at least ${min} ms` : `${min} to ${max} ms`;
  return setting(options, `a duration like 1500ms, 30s, 10m, 2h or 14d, ${bounds}`, (raw) => {
    const match = /^(\d{1,15})(ms|s|m|h|d)?$/.exec(raw);
    if (match === null) return undefined;
    const value = Number(match[1]) * UNIT_MS[(match[2] ?? 'ms') as keyof typeof UNIT_MS];
    return value >= min && value <= max ? value : undefined;
  });
}

/** Texts between commas; spaces around them and empty ones are dropped. */
export function list(options: Common<readonly string[]> & { min?: number }): Setting<readonly string[]> {
  const min = options.min ?? 0;
  return setting(options, `texts with commas between, at least ${min}`, (raw) => {
    const values = raw
      .split(',')
      .map((value) => value.trim())
      .filter((value) => value !== '');
    return values.length >= min ? values : undefined;
  });
}

/** Reads every setting of `spec`; throws one {@link SettingsError} that lists all that are missing or wrong. */
export function readSettings<S extends object>(env: NodeJS.ProcessEnv, spec: { readonly [K in keyof S]: Setting<S[K]> }): S {
  const faults: SettingFault[] = [];
  const values: Partial<S> = {};
  for (const key of Object.keys(spec) as (keyof S)[]) {
    const { name, secret } = spec[key];
    const raw = env[name] === '' ? undefined : env[name];
    const reading = spec[key].read(raw);
    if (reading.ok) values[key] = reading.value;
    else faults.push({ name, given: raw === undefined || !secret ? raw : '(hidden)', wanted: reading.wanted });
  }
  if (faults.length > 0) throw new SettingsError(faults);
  return values as S;
}

/** Runs several readers and reports the faults of all of them in one {@link SettingsError}. */
export function readTogether<A, B>(first: () => A, second: () => B): [A, B] {
  const faults: SettingFault[] = [];
  const attempt = <T>(read: () => T): T | undefined => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof SettingsError)) throw error;
      faults.push(...error.faults);
      return undefined;
    }
  };
  const values = [attempt(first), attempt(second)];
  if (faults.length > 0) throw new SettingsError(faults);
  return values as [A, B];
}

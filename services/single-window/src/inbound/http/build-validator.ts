import ajvCompiler from '@fastify/ajv-compiler';
import type { BuildCompilerFromPool } from '@fastify/ajv-compiler';
import { compiled } from './compile-when.ts';
import type { CompileWhen } from './compile-when.ts';

type Validate = ReturnType<ReturnType<BuildCompilerFromPool>>;

const COMMON = { removeAdditional: false, useDefaults: true } as const;
/** A declaration as large as the law allows has some ten thousand values; above that, one finding is told, not all. */
const MOST_VALUES = 20_000;

/**
 * Query, path and header are texts and become what the schema says. A JSON body is taken as it is: to turn a number into a
 * text would hide that it had lost digits. Every finding is reported, and an unknown field is one. A body of very many values
 * is checked up to its first finding only: each value could be one, and an answer is far larger than what it is about.
 */
export const buildValidator =
  (when: CompileWhen): BuildCompilerFromPool =>
  (externalSchemas) => {
    const factory = ajvCompiler();
    const compilerOf = (allErrors: boolean, coerceTypes: boolean) =>
      compiled(when, () => factory(externalSchemas, { customOptions: { ...COMMON, allErrors, coerceTypes } }));
    const [every, first, coerced] = [compilerOf(true, false), compilerOf(false, false), compilerOf(true, true)];
    return (route) => {
      const check = (compiler: typeof every) => compiled(when, () => compiler()(route));
      if (route.httpPart !== 'body') {
        const coerce = check(coerced);
        return checking(() => coerce());
      }
      const [tellAll, tellFirst] = [check(every), check(first)];
      return checking((body) => (hasMoreValues(body, MOST_VALUES) ? tellFirst() : tellAll()));
    };
  };

/** A check that is chosen by what it checks. */
function checking(choose: (value: unknown) => Validate): Validate {
  const check = (value: unknown): unknown => {
    const validate = choose(value);
    const valid: unknown = validate(value);
    told.errors = validate.errors ?? null;
    return valid;
  };
  // all that is asked of it is to be called and to have errors
  const told = check as unknown as Validate;
  return told;
}

/** Counts objects, lists and what they hold, no further than `most`. */
function hasMoreValues(root: unknown, most: number): boolean {
  const open: unknown[] = [root];
  let count = 0;
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    const held: unknown[] = Array.isArray(value) ? value : Object.values(value);
    count += held.length;
    if (count > most) return true;
    open.push(...held);
  }
  return false;
}

import serializerCompiler from '@fastify/fast-json-stringify-compiler';
import { compiled } from './compile-when.ts';
import type { CompileWhen } from './compile-when.ts';

type BuildSerializer = ReturnType<typeof serializerCompiler>;
type Serialize = ReturnType<ReturnType<BuildSerializer>>;

/**
 * Makes what writes answers. One schema, such as the problem document of nearly every route, is compiled once.
 * Each is compiled apart from the others: a compiler forgets a named schema once a route has answered with it.
 */
export const buildSerializer = (when: CompileWhen): BuildSerializer => {
  const compilerOf = serializerCompiler();
  return (externalSchemas, options) => {
    const known = new Map<string, () => Serialize>();
    return (route) => {
      const key = JSON.stringify(route.schema);
      const serialize = known.get(key) ?? compiled(when, () => compilerOf(externalSchemas, options)(route));
      known.set(key, serialize);
      return (answer) => serialize()(answer);
    };
  };
};

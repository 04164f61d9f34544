import ajvCompiler from '@fastify/ajv-compiler';
import type { BuildCompilerFromPool } from '@fastify/ajv-compiler';

const COMMON = { allErrors: true, removeAdditional: false, useDefaults: true } as const;

/**
 * Query, path and header are texts and become what the schema says. A JSON body is taken as it is: to turn a number into a
 * text would hide that it had lost digits. Every finding is reported, and an unknown field is one.
 */
export const buildValidator: BuildCompilerFromPool = (externalSchemas) => {
  const factory = ajvCompiler();
  const asIs = factory(externalSchemas, { customOptions: { ...COMMON, coerceTypes: false } });
  const coerced = factory(externalSchemas, { customOptions: { ...COMMON, coerceTypes: true } });
  return (route) => (route.httpPart === 'body' ? asIs(route) : coerced(route));
};

import { Type } from 'typebox';
import type { RuleDescription } from '@tongguan/contracts/declarations/v1/reference';
import type { App } from './app-type.ts';
import type { Clients } from './clients.ts';
import { problems } from './schemas/common.ts';
import { Rules } from './schemas/reference.ts';
import { unchanged } from './unchanged.ts';

/** The rules by which declarations are judged (规则目录): public, from the rules themselves. */
export function rulesRoutes(app: App, clients: Clients): void {
  app.get(
    '/v1/rules',
    {
      config: { public: true },
      schema: {
        operationId: 'listRules',
        tags: ['reference'],
        security: [],
        summary: 'Every rule with its source, since when, and what it cannot judge yet / 校验规则目录',
        response: { 200: Rules, 304: Type.Null({ description: 'The caller has this version / 未变更' }), ...problems },
      },
    },
    async (request, reply) => {
      const { version, rules } = await clients.reference.listRules({}, { token: request.token });
      if (unchanged(request, reply, version)) return reply.code(304).send(null);
      return { version, rules: rules.map(ruleBody) };
    },
  );
}

function ruleBody({ id, text, hint, source, since, severities, verified, tables, needs }: RuleDescription) {
  const nothing = { zh: '', en: '' };
  return {
    ...{ id, text: text ?? nothing, hint: hint ?? nothing, source, since, verified, tables, needs: needs ?? null },
    severities: severities as ('error' | 'warning')[],
  };
}

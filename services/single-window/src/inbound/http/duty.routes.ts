import { Type } from 'typebox';
import { DeclarationContent } from '@tongguan/contracts/declarations/v1/content';
import type { App } from './app-type.ts';
import type { Clients } from './clients.ts';
import { dutyBody } from './duty-body.ts';
import { problems } from './schemas/common.ts';

/** Duty, taxes and late fee as a worked calculation (税费计算): of a declaration, and of a content that is not filed. */
export function dutyRoutes(app: App, clients: Clients): void {
  app.get(
    '/v1/declarations/:id/duty',
    {
      schema: {
        operationId: 'getDuty',
        tags: ['declarations'],
        summary: 'Duty and taxes of a declaration, every step with its rates and their sources; by id or number / 税费计算',
        params: Type.Object({ id: Type.String({ maxLength: 100 }) }),
        response: { 200: Type.Ref('Duty'), ...problems },
      },
    },
    async (request) => dutyBody(await clients.duty.getDuty({ declarationId: request.params.id }, { token: request.token })),
  );

  app.post(
    '/v1/declarations/duty',
    {
      schema: {
        operationId: 'calculateDuty',
        tags: ['declarations'],
        summary: 'Duty and taxes of a content as if it were accepted today; nothing is stored, whatever is missing is listed / 税费试算',
        body: Type.Ref('DeclarationContent'),
        response: { 200: Type.Ref('Duty'), ...problems },
      },
    },
    async (request) => {
      const content = DeclarationContent.fromPartial(request.body as object);
      return dutyBody(await clients.duty.calculateDuty({ content }, { token: request.token }));
    },
  );
}

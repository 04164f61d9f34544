import { Type } from 'typebox';
import { TaxMeans } from '@tongguan/contracts/clearance/v1/events';
import type { App } from './app-type.ts';
import type { Clients } from './clients.ts';
import { orNull } from './format.ts';
import { OneOf, pageQuery, problems } from './schemas/common.ts';
import { SettlementBody, Settled, TaxBillPage, TAX_STATES } from './schemas/tax.ts';
import { taxBillBodies } from './tax-body.ts';

const MEANS_OF = {
  PAYMENT: TaxMeans.PAYMENT,
  DEPOSIT: TaxMeans.DEPOSIT,
  GUARANTEE_LETTER: TaxMeans.GUARANTEE_LETTER,
} as const;

/** Tax bills (税单): seen by payer, bank and customs, confirmed by bank or customs. */
export function taxBillsRoutes(app: App, clients: Clients): void {
  app.get(
    '/v1/tax-bills',
    {
      schema: {
        operationId: 'listTaxBills',
        tags: ['tax'],
        summary: 'Tax bills in sight; open ones: what is due first, first / 税单',
        querystring: Type.Object({
          state: Type.Optional(OneOf(TAX_STATES, { default: 'open' })),
          billNo: Type.Optional(Type.String({ maxLength: 40, description: 'Beginning of the number / 税单号或报关单号开头' })),
          waitFor: Type.Optional(
            Type.String({
              pattern: '^[\\w-]{1,40}:[\\w-]{1,100}:[0-9]{1,9}$',
              description: 'Bill:case:version — wait (at most 2 s) until the list shows it / 读己之写',
            }),
          ),
          ...pageQuery,
        }),
        response: { 200: TaxBillPage, ...problems },
      },
    },
    async (request) => {
      const { state = 'open', billNo = '', cursor = '', limit = 50, waitFor = '' } = request.query;
      const [waitBillNo = '', waitCaseId = '', version = ''] = waitFor.split(':');
      const page = await clients.tax.listTaxBills(
        { state, billNo, cursor, limit, waitBillNo, waitCaseId, waitVersion: Number.parseInt(version, 10) || 0 },
        { token: request.token },
      );
      return { rows: page.rows.flatMap(taxBillBodies), nextCursor: orNull(page.nextCursor) };
    },
  );

  app.post(
    '/v1/tax-bills/:billNo/settlement',
    {
      schema: {
        operationId: 'settleTax',
        tags: ['tax'],
        summary: 'A bank, or customs at the counter, confirms that a bill is paid or secured / 确认缴款或担保',
        params: Type.Object({ billNo: Type.String({ maxLength: 40 }) }),
        body: SettlementBody,
        response: { 200: Settled, ...problems },
      },
    },
    async (request) => {
      const { how, reference, paid, legalBasis = '' } = request.body;
      const { billNo, caseId, version, caseStatus, holds, repeated } = await clients.tax.settleTax(
        { billNo: request.params.billNo, how: MEANS_OF[how], reference, paid, legalBasis },
        { token: request.token },
      );
      return { billNo, caseId, version, caseStatus: orNull(caseStatus), holds: [...holds], repeated };
    },
  );
}

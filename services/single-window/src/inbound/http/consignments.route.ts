import { Type } from 'typebox';
import { ConsignmentState } from '@tongguan/contracts/clearance/v1/clearance';
import type { ConsignmentRow as Row } from '@tongguan/contracts/clearance/v1/clearance';
import type { Clients } from './clients.ts';
import type { App } from './app-type.ts';
import { iso, list, orNull, short } from './format.ts';
import { Moment, Nullable, OneOf, pageQuery, problems } from './schemas/common.ts';

const STATES = { 'arrived-undeclared': ConsignmentState.ARRIVED_UNDECLARED, 'declared-not-arrived': ConsignmentState.DECLARED_NOT_ARRIVED };
const STATE_NAMES = ['arrived-undeclared', 'declared-not-arrived'] as const;

const ConsignmentRow = Type.Object({
  billNo: Type.String(),
  state: OneOf(STATE_NAMES),
  since: Nullable(Moment),
  office: Nullable(Type.String({ description: 'Where it arrived or is expected / 运抵或预计运抵的关区' })),
  transportMode: Type.String(),
  milestone: Nullable(Type.String({ description: 'Reported last / 最近报告的节点' })),
  milestoneAt: Nullable(Moment),
  location: Type.String(),
  containerIds: Type.Array(Type.String()),
  arrivedContainerIds: Type.Array(Type.String()),
  declarations: Type.Integer({ description: 'Declarations that stand / 有效报关单数' }),
  declaredOffice: Nullable(Type.String()),
  declaredAt: Nullable(Moment),
  sample: Type.Boolean(),
});

/** `GET /v1/consignments`: bills of which cargo or declaration is missing; nothing of goods, values or parties. */
export function consignmentsRoute(app: App, clients: Clients): void {
  app.get(
    '/v1/consignments',
    {
      schema: {
        operationId: 'listConsignments',
        tags: ['clearance'],
        summary: 'What arrived and is not declared, or is declared and has not arrived / 货到未报、已报未到',
        description:
          'A carrier or site sees the bills that its company reported on, and what is expected at the offices of its token; an officer those of the own offices.',
        querystring: Type.Object({
          state: OneOf(STATE_NAMES),
          office: Type.Optional(Type.String({ maxLength: 200, description: 'Comma-separated / 逗号分隔' })),
          transportMode: Type.Optional(Type.String({ maxLength: 40, description: 'Comma-separated / 逗号分隔' })),
          billNo: Type.Optional(Type.String({ maxLength: 32, description: 'Beginning of the bill number / 提运单号开头' })),
          ...pageQuery,
        }),
        response: { 200: Type.Object({ rows: Type.Array(ConsignmentRow), nextCursor: Nullable(Type.String()) }), ...problems },
      },
    },
    async (request) => {
      const { state, office, transportMode, billNo, cursor, limit } = request.query;
      const answer = await clients.clearance.listConsignments(
        {
          state: STATES[state],
          offices: list(office),
          transportModes: list(transportMode),
          billNo: billNo ?? '',
          cursor: cursor ?? '',
          limit: limit ?? 50,
        },
        { token: request.token },
      );
      return { rows: answer.rows.map((row) => rowBody(row, state)), nextCursor: orNull(answer.nextCursor) };
    },
  );
}

function rowBody(row: Row, state: (typeof STATE_NAMES)[number]) {
  const { sinceMs, office, milestone, milestoneAtMs, containerIds, arrivedContainerIds, declaredOffice, declaredAtMs } = row;
  return {
    billNo: row.billNo,
    state,
    since: iso(sinceMs),
    office: orNull(office),
    transportMode: row.transportMode,
    milestone: short(milestone, 'MILESTONE'),
    milestoneAt: iso(milestoneAtMs),
    location: row.location,
    containerIds: [...containerIds],
    arrivedContainerIds: [...arrivedContainerIds],
    declarations: row.declarations,
    declaredOffice: orNull(declaredOffice),
    declaredAt: iso(declaredAtMs),
    sample: row.sample,
  };
}

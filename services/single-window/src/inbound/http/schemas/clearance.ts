import { Type } from 'typebox';
import { Moment, Nullable } from './common.ts';

export const QueueRow = Type.Object(
  {
    caseId: Type.String(),
    authority: Type.String(),
    declarationId: Type.String(),
    declarationNo: Type.String(),
    customsOffice: Type.String(),
    transportMode: Type.String(),
    direction: Nullable(Type.String()),
    lane: Nullable(Type.String({ description: 'GREEN, YELLOW, RED' })),
    laneReason: Type.String({ description: 'Category only / 仅类别' }),
    traderName: Type.String(),
    billNo: Type.String(),
    status: Type.String({ description: 'OPEN or DONE' }),
    waitsFor: Type.String({ description: 'decision, arrival, inspection, condition, tax / 在等什么' }),
    waitsReason: Type.String(),
    waitsSince: Nullable(Moment),
    acceptedAt: Nullable(Moment),
    arrivedAt: Nullable(Moment),
    dueAt: Nullable(Moment),
    overdue: Type.Boolean(),
    priority: Type.Integer({ description: 'Lower comes first; the sum of its parts / 越小越先' }),
    priorityParts: Type.Array(Type.Object({ part: Type.String(), ms: Type.Integer() })),
    claimedBy: Nullable(Type.String()),
    leaseUntil: Nullable(Moment),
    version: Type.Integer(),
    step: Nullable(Type.String({ description: 'SUMMARY or COMPLETE of a two-step declaration / 概要申报或完整申报' })),
    sample: Type.Boolean(),
    changedAt: Nullable(Moment),
  },
  { $id: 'QueueRow' },
);

const Counts = Type.Record(Type.String(), Type.Integer());

export const QueueCounts = Type.Object({
  total: Type.Integer(),
  overdue: Type.Integer(),
  lanes: Counts,
  waitsFor: Counts,
  offices: Counts,
});

export const CommandAnswer = Type.Object(
  {
    caseId: Type.String(),
    version: Type.Integer(),
    status: Type.String(),
    leaseUntil: Nullable(Moment),
    holds: Type.Array(Type.String({ description: 'What still keeps the goods / 尚未解除的控制' })),
  },
  { $id: 'CaseCommandAnswer' },
);

const SingleFinding = Type.Object({
  itemNo: Nullable(Type.Integer({ description: 'null: of no single item / 不限商品' })),
  containerId: Nullable(Type.String()),
  finding: Nullable(Type.String()),
  note: Type.String(),
});

const CaseFact = Type.Object({
  fact: Type.String({ description: 'CASE_OPENED, CARGO_ARRIVED, CLAIMED, AUTHORITY_CLEARED, INSPECTION_DONE, RELEASED, …' }),
  occurredAt: Nullable(Moment),
  recordedAt: Nullable(Moment),
  source: Type.String(),
  version: Type.Integer(),
  authority: Nullable(Type.String({ description: 'null: of the case as a whole / 全案' })),
  officer: Nullable(Type.String({ description: 'Of the own authority only / 仅本部门' })),
  legalBasis: Type.String(),
  reason: Type.String(),
  finding: Nullable(Type.String()),
  note: Type.String(),
  findings: Type.Array(SingleFinding),
  dueAt: Nullable(Moment),
});

const Screening = Type.Object({
  sameTables: Type.Boolean({ description: 'false: the tables have changed since / 规则表已变更' }),
  rulesVersion: Type.String(),
  rules: Type.Array(Type.Object({ rule: Type.String(), category: Type.String(), weight: Type.Number() })),
  stratum: Type.String(),
  rate: Nullable(Type.String({ description: 'Probability of the draw / 抽查概率' })),
  draw: Type.String(),
  drawn: Type.Boolean(),
});

export const CaseDetail = Type.Object({
  caseId: Type.String(),
  declarationId: Type.String(),
  declarationNo: Type.String(),
  status: Type.String(),
  lane: Nullable(Type.String()),
  laneReason: Type.String(),
  direction: Nullable(Type.String()),
  customsOffice: Type.String(),
  transportMode: Type.String(),
  billNo: Type.String(),
  traderName: Type.String(),
  containerIds: Type.Array(Type.String()),
  goods: Type.Array(
    Type.Object({
      itemNo: Type.Integer(),
      hsCode: Type.String(),
      name: Type.String(),
      unNumber: Type.String(),
      originCountry: Type.String(),
      quantity: Type.String(),
      unit: Type.String(),
      accountLine: Type.String(),
    }),
  ),
  acceptedAt: Nullable(Moment),
  arrivedAt: Nullable(Moment),
  releasedAt: Nullable(Moment),
  step: Nullable(Type.String({ description: 'SUMMARY or COMPLETE of a two-step declaration / 概要申报或完整申报' })),
  pickupReleasedAt: Nullable(Moment),
  holds: Type.Array(Type.String()),
  version: Type.Integer(),
  sample: Type.Boolean(),
  billArrivedAt: Nullable(Moment),
  arrivals: Type.Array(Type.Object({ containerId: Type.String(), arrivedAt: Nullable(Moment) })),
  facts: Type.Array(CaseFact),
  screening: Nullable(Screening),
  taxBills: Type.Array(Type.Ref('TaxBill'), { description: 'Oldest first; for customs, the company and who sees all / 税单' }),
  taxRefund: Nullable(Type.String({ description: 'Yuan to be given back / 应退税款' })),
  authorities: Type.Array(
    Type.Object({
      authority: Type.String(),
      decision: Type.String(),
      legalBasis: Type.String(),
      reason: Type.String(),
      dueAt: Nullable(Moment),
      overdue: Type.Boolean(),
      claimedBy: Nullable(Type.String()),
      leaseUntil: Nullable(Moment),
      inspectionOwed: Type.Boolean(),
      finding: Nullable(Type.String()),
      rule: Type.String(),
    }),
  ),
});

import { Type } from 'typebox';
import { Moment, Nullable, OneOf } from './common.ts';

export const Reason = Type.String({ minLength: 1, maxLength: 500, pattern: '\\S', description: 'Kept with the act / 原因，留痕' });

export const ServiceState = Type.Object({
  service: Type.String(),
  reachable: Type.Boolean(),
  engine: Nullable(Type.String({ description: 'embedded or distributed' })),
  version: Nullable(Type.String()),
  lag: Type.Integer({ description: 'Events not handled yet, over all subscriptions / 待处理事件数' }),
  parked: Type.Integer({ description: 'Parked streams, over all subscriptions / 停靠的事件流数' }),
  subscriptions: Type.Array(
    Type.Object({
      group: Type.String(),
      topics: Type.Array(Type.String()),
      lag: Type.Integer(),
      parked: Type.Integer(),
      running: Type.Boolean(),
    }),
  ),
  readModels: Type.Array(Type.String({ description: 'That can be rebuilt / 可重建的读模型' })),
});

export const Parked = Type.Object({
  group: Type.String(),
  stream: Type.String(),
  eventId: Type.String(),
  eventType: Type.String(),
  error: Type.String(),
  attempts: Type.Integer(),
  parkedAt: Nullable(Moment),
  waiting: Type.Integer(),
});

export const ParkedEvent = Type.Object({
  eventId: Type.String(),
  eventType: Type.String(),
  topic: Type.String(),
  recordedAt: Nullable(Moment),
  payload: Type.Any({ description: 'The event as JSON; null when its bytes are no message / 事件内容，无法解析时为空' }),
});

export const Act = Type.Object({
  service: Type.String(),
  act: OneOf(['released', 'corrected', 'dropped', 'rebuilt']),
  group: Type.String({ description: 'Group, or the read model that was rebuilt' }),
  stream: Type.String(),
  eventId: Type.String(),
  by: Type.String(),
  reason: Type.String(),
  at: Nullable(Moment),
});

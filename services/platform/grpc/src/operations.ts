import { requireRole } from '@tongguan/auth/authorize';
import { OperationsServiceService } from '@tongguan/contracts/platform/v1/operations';
import type { ParkedStream as ParkedStreamMessage } from '@tongguan/contracts/platform/v1/operations';
import type { Fault } from '@tongguan/contracts/platform/v1/refusal';
import { NotParked } from '@tongguan/event-store/parking';
import type { Delivered, EventEngine, ParkedStream } from '@tongguan/event-store/port';
import { RebuildFailed } from '@tongguan/read-models/rebuild';
import type { RebuildReport } from '@tongguan/read-models/rebuild';
import type { Logger } from '@tongguan/runtime/logging';
import packageJson from '../package.json' with { type: 'json' };
import { refuse } from './refusal.ts';
import { NoSuchEvent, correctedBytes, maskedJson } from './event-json.ts';
import type { RefusalTable } from './refusal.ts';
import type { Handlers, Transport } from './transport.ts';

/** A read model that can be built again from the events; every projection is one. */
export interface Rebuildable {
  readonly definition: { readonly name: string };
  rebuild(): Promise<RebuildReport>;
}

export interface OperationsOptions {
  readonly service: string;
  readonly events: EventEngine;
  readonly log: Logger;
  readonly projections: readonly Rebuildable[];
}

const refusals = {
  'reason-missing': { kind: 'invalid', zh: '请填写原因', en: 'Give a reason' },
  'no-such-group': { kind: 'not-found', zh: '本服务没有该消费组', en: 'This service has no such group' },
  'not-parked': {
    kind: 'not-found',
    zh: '该事件流未停靠，或停靠的已是另一事件',
    en: 'That stream is not parked, or another event of it is',
  },
  'correction-not-valid': {
    kind: 'invalid',
    zh: '更正内容不符合该事件的定义，请检查所示字段',
    en: 'The correction is no event of this kind; see the field that is named',
  },
  'no-such-read-model': { kind: 'not-found', zh: '本服务没有该读模型', en: 'This service has no such read model' },
  'rebuild-failed': {
    kind: 'precondition',
    zh: '读模型未能重建，原有数据继续使用',
    en: 'The read model could not be rebuilt; the old one stays in use',
  },
} as const satisfies RefusalTable<string>;

const MAX_LISTED = 500;

/** What an administrator may do with one service: called once by every service, at the end of its start. */
export function serveOperations(grpc: Transport, options: OperationsOptions): Promise<void> {
  return grpc.serve(options.service, OperationsServiceService, operationsHandlers(options));
}

function operationsHandlers({ service, events, log, projections }: OperationsOptions): Handlers<typeof OperationsServiceService> {
  // one process may run several services on one engine: each answers for its own groups only
  const owns = (group: string): boolean => group.startsWith(`${service}.`);
  const checkAct = (group: string, reason: string): void => {
    if (!owns(group)) throw refuse(refusals, 'no-such-group');
    if (reason.trim() === '') throw refuse(refusals, 'reason-missing');
  };

  return {
    async describeService(_request, call) {
      requireRole(call, 'administrator');
      const own = events.subscriptions().filter(({ group }) => owns(group));
      const states = await Promise.all(own.map((subscription) => subscription.state()));
      return {
        service,
        engine: events.kind,
        version: packageJson.version,
        subscriptions: states.map(({ group, topics, lag, parked, running }) => ({ group, topics: [...topics], lag, parked, running })),
        readModels: projections.map(({ definition }) => definition.name),
      };
    },

    async listParked({ group, limit }, call) {
      requireRole(call, 'administrator');
      if (group !== '' && !owns(group)) throw refuse(refusals, 'no-such-group');
      const atMost = Math.min(limit > 0 ? limit : MAX_LISTED, MAX_LISTED);
      const groups =
        group === ''
          ? events
              .subscriptions()
              .map((subscription) => subscription.group)
              .filter(owns)
          : [group];
      const lists = await Promise.all([...new Set(groups)].map((name) => events.parking.list(name, atMost)));
      return { streams: lists.flat().slice(0, atMost).map(messageOf) };
    },

    async releaseParked({ group, stream, reason }, call) {
      const { subject } = requireRole(call, 'administrator');
      checkAct(group, reason);
      await unlessNotParked(() => events.parking.release(group, stream, { by: subject, reason }));
      return {};
    },

    async dropParked({ group, stream, eventId, reason }, call) {
      const { subject } = requireRole(call, 'administrator');
      checkAct(group, reason);
      await unlessNotParked(() => events.parking.drop(group, stream, eventId, { by: subject, reason }));
      return {};
    },

    async getParked({ group, stream }, call) {
      requireRole(call, 'administrator');
      if (!owns(group)) throw refuse(refusals, 'no-such-group');
      const first = await events.parking.first(group, stream);
      if (first === undefined) throw refuse(refusals, 'not-parked');
      const { topic, event, recordedAt } = first;
      const payload = maskedJson(topic, event.bytes);
      return {
        ...{ eventId: event.id, eventType: event.type, topic, recordedAtMs: recordedAt },
        payload: payload === undefined ? '' : JSON.stringify(payload),
      };
    },

    async correctParked({ group, stream, eventId, payload, reason }, call) {
      const { subject } = requireRole(call, 'administrator');
      checkAct(group, reason);
      const first = await events.parking.first(group, stream);
      if (first?.event.id !== eventId) throw refuse(refusals, 'not-parked');
      const bytes = asBytes(first, payload);
      await unlessNotParked(() => events.parking.correct(group, stream, eventId, bytes, { by: subject, reason }));
      return {};
    },

    async listActs({ limit }, call) {
      requireRole(call, 'administrator');
      const atMost = Math.min(limit > 0 ? limit : MAX_LISTED, MAX_LISTED);
      const acts = await events.parking.acts(`${service}.`, atMost);
      return { acts: acts.map(({ at, ...act }) => ({ ...act, atMs: at })) };
    },

    async rebuildReadModel({ readModel, reason }, call) {
      const { subject } = requireRole(call, 'administrator');
      const projection = projections.find(
        ({ definition }) => definition.name === readModel || definition.name === `${service}.${readModel}`,
      );
      if (projection === undefined)
        throw refuse(refusals, 'no-such-read-model', { detail: { known: projections.map((one) => one.definition.name).join(',') } });
      log.info({ by: subject, readModel }, 'rebuild-started');
      await events.parking.note({ act: 'rebuilt', group: projection.definition.name, stream: '', eventId: '', by: subject, reason });
      const report = await rebuild(projection);
      log.info({ by: subject, readModel, documents: report.documents }, 'rebuild-done');
      return report;
    },
  };
}

async function rebuild(projection: Rebuildable): Promise<RebuildReport> {
  try {
    return await projection.rebuild();
  } catch (error) {
    if (error instanceof RebuildFailed) throw refuse(refusals, 'rebuild-failed', { detail: { why: error.message }, cause: error });
    throw error;
  }
}

function asBytes({ topic, event }: Delivered, payload: string): Uint8Array {
  try {
    return correctedBytes(topic, event, payload);
  } catch (error) {
    if (error instanceof NoSuchEvent) throw refuse(refusals, 'correction-not-valid', { faults: [faultAt(error.path)], cause: error });
    throw error;
  }
}

function faultAt(path: string): Fault {
  const place = path === '' ? '/' : path;
  return {
    rule: 'event-shape',
    path,
    severity: 'SEVERITY_ERROR',
    message: { zh: `字段 ${place} 与事件定义不符`, en: `The field ${place} is not what the event has there` },
    hint: { zh: '保持事件类型和各字段的类型不变，只改内容', en: 'Keep the kind of event and of each field; change what they hold' },
  };
}

async function unlessNotParked(act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (error instanceof NotParked) throw refuse(refusals, 'not-parked', { cause: error });
    throw error;
  }
}

function messageOf({ parkedAt, ...stream }: ParkedStream): ParkedStreamMessage {
  return { ...stream, parkedAtMs: parkedAt };
}

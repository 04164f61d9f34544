import { context, SpanKind, trace } from '@opentelemetry/api';
import type { Principal } from '@tongguan/auth/principal';
import { OperationsServiceService as Contract } from '@tongguan/contracts/platform/v1/operations';
import type { ListParkedRequest } from '@tongguan/contracts/platform/v1/operations';
import { CommitTooLarge } from '@tongguan/event-store/port';
import { BadCursor } from '@tongguan/read-models/port';
import { createLogger } from '@tongguan/runtime/logging';
import { createMetrics } from '@tongguan/runtime/metrics';
import { openTelemetry } from '@tongguan/runtime/telemetry';
import type { Telemetry } from '@tongguan/runtime/telemetry';
import { eventually } from '@tongguan/testing/eventually';
import { operatorA, testVerifier, tokenFor } from '@tongguan/testing/principals';
import { SpanCollector } from '@tongguan/testing/spans';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RemoteFault, STATUS_OF } from './answers.ts';
import { createInProcessTransport } from './in-process.ts';
import { createNetworkTransport } from './network.ts';
import { RefusalError, refuse } from './refusal.ts';
import type { RefusalKind, RefusalTable } from './refusal.ts';
import type { CallContext, Client, Handlers, Transport } from './transport.ts';

type Answering = Handlers<typeof Contract>['listParked'];

const table: RefusalTable<'no'> = { no: { kind: 'conflict', zh: '不行', en: 'No' } };
const KINDS = Object.keys(STATUS_OF) as RefusalKind[];
const request: ListParkedRequest = { group: 'g', limit: 3 };
const parked = { group: 'g', stream: 's', eventId: 'e', eventType: 't', error: '', attempts: 1, parkedAtMs: 1_700_000_000_000, waiting: 1 };

describe.each(['in-process', 'network'] as const)('calls over the %s transport', (kind) => {
  let transport: Transport;
  let client: Client<typeof Contract>;
  let answer: Answering;
  let calls: CallContext[];
  let lines: string[];
  let spans: SpanCollector;
  let telemetry: Telemetry;

  beforeEach(async () => {
    calls = [];
    lines = [];
    spans = new SpanCollector();
    const log = createLogger({ service: 'tests', level: 'info', destination: { write: (line) => void lines.push(line) } });
    telemetry = await openTelemetry({ processName: 'tests', log, metrics: createMetrics({ processMetrics: false }), collectInto: spans });
    const options = { verify: testVerifier(), log, tracer: telemetry.tracer, metrics: telemetry.metrics };
    if (kind === 'in-process') {
      transport = createInProcessTransport(options);
    } else {
      const network = createNetworkTransport({ ...options, host: '127.0.0.1', port: 0, targetOf: () => `127.0.0.1:${network.port}` });
      transport = network;
    }
    const unused = () => Promise.reject(new Error('not called here'));
    await transport.serve('clearance', Contract, {
      describeService: unused,
      releaseParked: unused,
      dropParked: unused,
      getParked: unused,
      correctParked: unused,
      listActs: unused,
      rebuildReadModel: unused,
      listParked: (asked, call) => {
        calls.push(call);
        return answer(asked, call);
      },
    });
    client = transport.client('clearance', Contract);
  });
  afterEach(async () => {
    await transport.close();
    await telemetry.close();
  });

  const thrownBy = (call: Promise<unknown>): Promise<unknown> =>
    call.then(
      () => 'answered',
      (error: unknown) => error,
    );

  it('answer what the handler answers', async () => {
    answer = (asked) => Promise.resolve({ streams: [{ ...parked, group: asked.group, attempts: asked.limit }] });
    expect(await client.listParked(request)).toEqual({ streams: [{ ...parked, attempts: 3 }] });
  });

  it.each(KINDS)('bring a refusal of kind %s back as it was thrown', async (refusalKind) => {
    const message = { zh: '两个错误', en: 'Two faults' };
    const fault = { rule: 'V02', path: '/head/port', severity: 'SEVERITY_ERROR' as const, message, hint: undefined };
    const refusal = {
      code: 'two-faults',
      message,
      faults: [fault, { ...fault, path: '/list/0' }],
      faultDetails: [],
      detail: { number: '42' },
    };
    answer = () => Promise.reject(new RefusalError(refusalKind, refusal));
    const error = await thrownBy(client.listParked(request));
    expect(error).toBeInstanceOf(RefusalError);
    expect(error).toMatchObject({ kind: refusalKind, refusal });
    expect(lines).toEqual([]);
  });

  it('bring back a refusal with two thousand faults', async () => {
    const faults = Array.from({ length: 2_000 }, (_, at) => ({
      rule: 'shape',
      path: `/goods/${at}/quantity`,
      severity: 'SEVERITY_ERROR' as const,
      message: { zh: `第${at}项数量不正确`, en: `quantity of item ${at} is not right` },
      hint: undefined,
    }));
    answer = () => Promise.reject(refuse(table, 'no', { faults }));
    const error = (await thrownBy(client.listParked(request))) as RefusalError;
    expect(error.refusal.faults).toEqual(faults);
  });

  it('know what the platform throws: a page cursor that is not valid, a commit that is too large', async () => {
    answer = () => Promise.reject(new BadCursor('damaged'));
    expect(await thrownBy(client.listParked(request))).toMatchObject({ kind: 'invalid', refusal: { code: 'bad-cursor' } });
    answer = () => Promise.reject(new CommitTooLarge('stream', 2_000_000));
    expect(await thrownBy(client.listParked(request))).toMatchObject({ kind: 'too-large' });
  });

  it('hide what nobody expected from the caller, and log it once with its cause', async () => {
    answer = () => {
      throw new Error('password of the database is wrong', { cause: new Error('root cause') });
    };
    const error = await thrownBy(client.listParked(request));
    expect(error).toBeInstanceOf(RemoteFault);
    expect((error as Error).message).toBe('clearance/listParked failed: INTERNAL internal');
    expect((error as Error).cause).toBeUndefined();
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0]!)).toMatchObject({ event: 'call-failed', rpc: 'clearance/listParked' });
    expect(lines[0]).toContain('root cause');
  });

  it('give up at the deadline, and tell the handler', async () => {
    answer = () => new Promise(() => undefined);
    const error = await thrownBy(client.listParked(request, { deadlineMs: 50 }));
    expect(error).toMatchObject({ kind: 'unavailable', refusal: { code: 'deadline-exceeded', detail: { peer: 'clearance/listParked' } } });
    await eventually(() => calls[0]?.signal.aborted);
    answer = () => Promise.resolve({ streams: [] });
  });

  it('reject with the reason of the caller who gives up, and tell the handler', async () => {
    let release = (): void => undefined;
    answer = async () => {
      await new Promise<void>((resolve) => (release = resolve));
      return { streams: [] };
    };
    const giveUp = new AbortController();
    const reason = new Error('tab closed');
    const call = thrownBy(client.listParked(request, { signal: giveUp.signal }));
    await eventually(() => calls.length === 1);
    giveUp.abort(reason);
    expect(await call).toBe(reason);
    await eventually(() => calls[0]?.signal.aborted);
    release();
  });

  it('are not made when the caller has given up before', async () => {
    answer = () => Promise.resolve({ streams: [] });
    const reason = new Error('too late');
    expect(await thrownBy(client.listParked(request, { signal: AbortSignal.abort(reason) }))).toBe(reason);
    expect(calls).toEqual([]);
  });

  it('bring the verified caller, and nobody without a token', async () => {
    answer = () => Promise.resolve({ streams: [] });
    const token = await tokenFor(operatorA);
    await client.listParked(request, { token });
    await client.listParked(request);
    const principals: (Principal | undefined)[] = calls.map((call) => call.principal);
    expect(principals).toEqual([operatorA, undefined]);
    expect(calls.map((call) => call.token)).toEqual([token, undefined]);
  });

  it.each(['forged', '', ' ', '两\n'])('refuse the bad token %j before the handler', async (token) => {
    answer = () => Promise.resolve({ streams: [] });
    const error = await thrownBy(client.listParked(request, { token }));
    expect(error).toMatchObject({ kind: 'unauthenticated', refusal: { code: 'token-not-valid' } });
    expect(calls).toEqual([]);
  });

  it('are one trace: caller, client span, server span, handler', async () => {
    answer = async () => {
      await Promise.resolve();
      telemetry.tracer.startSpan('inside').end();
      return { streams: [] };
    };
    const outer = telemetry.tracer.startSpan('outer');
    await context.with(trace.setSpan(context.active(), outer), () => client.listParked(request));
    outer.end();
    await eventually(() => spans.all.length === 4);
    const inside = spans.all.find(({ name }) => name === 'inside')!;
    const server = spans.parentOf(inside)!;
    const caller = spans.parentOf(server)!;
    expect([server, caller].map(({ name, kind: spanKind }) => [name, spanKind])).toEqual([
      ['clearance/listParked', SpanKind.SERVER],
      ['clearance/listParked', SpanKind.CLIENT],
    ]);
    expect(spans.parentOf(caller)?.name).toBe('outer');
  });

  it('carry a message of 10 MiB both ways', async () => {
    answer = (asked) => Promise.resolve({ streams: [{ ...parked, error: asked.group }] });
    const big = 'x'.repeat(10 * 1024 * 1024);
    const { streams } = await client.listParked({ group: big, limit: 1 });
    expect(streams[0]?.error.length).toBe(big.length);
  });

  it('are measured on both sides', async () => {
    answer = () => Promise.reject(refuse(table, 'no'));
    await thrownBy(client.listParked(request));
    const { values } = await telemetry.metrics.grpcSeconds.get();
    const counts = values
      .filter(({ metricName }) => metricName?.endsWith('_count') === true)
      .map(({ labels, value }) => ({ ...labels, value }));
    expect(counts).toEqual(
      ['server', 'client'].map((side) => ({ side, service: 'clearance', method: 'listParked', status: 'ABORTED', value: 1 })),
    );
  });

  it('in hand are answered while it drains', async () => {
    let release = (): void => undefined;
    answer = async () => {
      await new Promise<void>((resolve) => (release = resolve));
      return { streams: [parked] };
    };
    const call = client.listParked(request);
    await eventually(() => calls.length === 1);
    const drained = transport.drain();
    release();
    expect(await call).toEqual({ streams: [parked] });
    await drained;
  });

  it('to a service that is not there are unavailable, in time', async () => {
    await transport.close();
    const orphan = kind === 'in-process' ? transport.client('nowhere', Contract) : networkToNowhere().client('nowhere', Contract);
    expect(await thrownBy(orphan.listParked(request, { deadlineMs: 200 }))).toMatchObject({ kind: 'unavailable' });
  });

  function networkToNowhere(): Transport {
    const log = createLogger({ service: 'tests', level: 'silent' });
    transport = createNetworkTransport({
      ...{ verify: testVerifier(), log, tracer: telemetry.tracer, metrics: telemetry.metrics },
      ...{ host: '127.0.0.1', port: 0, targetOf: () => '127.0.0.1:9' },
    });
    return transport;
  }
});

describe('the network transport', () => {
  const log = createLogger({ service: 'tests', level: 'silent' });
  const metrics = createMetrics({ processMetrics: false });
  const tracer = trace.getTracer('tests');
  const open = (port: number, target: () => string) =>
    createNetworkTransport({ verify: testVerifier(), log, tracer, metrics, host: '127.0.0.1', port, targetOf: target });
  const handlers = (streams: (typeof parked)[]): Handlers<typeof Contract> => {
    const unused = () => Promise.reject(new Error('not called here'));
    const listParked = () => Promise.resolve({ streams });
    return {
      ...{ describeService: unused, releaseParked: unused, dropParked: unused, rebuildReadModel: unused, listParked },
      ...{ getParked: unused, correctParked: unused, listActs: unused },
    };
  };

  it('refuses a message above 16 MiB as too large', async () => {
    const transport = open(0, () => `127.0.0.1:${transport.port}`);
    await transport.serve('clearance', Contract, handlers([]));
    const call = transport.client('clearance', Contract).listParked({ group: 'x'.repeat(17 * 1024 * 1024), limit: 1 });
    await expect(call).rejects.toMatchObject({ kind: 'too-large' });
    await transport.close();
  });

  it('survives a restart of the peer: a call made meanwhile waits for it', async () => {
    const first = open(0, () => '');
    await first.serve('clearance', Contract, handlers([]));
    const port = first.port!;
    const caller = open(0, () => `127.0.0.1:${port}`);
    const client = caller.client('clearance', Contract);
    expect(await client.listParked(request)).toEqual({ streams: [] });
    await first.close();
    const waiting = client.listParked(request);
    const second = open(port, () => '');
    await second.serve('clearance', Contract, handlers([parked]));
    expect(await waiting).toEqual({ streams: [parked] });
    await Promise.all([caller.close(), second.close()]);
  });

  it('says that a port is taken', async () => {
    const first = open(0, () => '');
    await first.serve('clearance', Contract, handlers([]));
    await expect(open(first.port!, () => '').serve('clearance', Contract, handlers([]))).rejects.toThrow(String(first.port));
    await first.close();
  });
});

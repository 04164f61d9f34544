import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { App } from '#src/inbound/http/app-type';
import { app } from './window.ts';

const HTML = { accept: 'text/html,application/xhtml+xml' };
let folder = '';
let window: App;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tongguan-web-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>built</title>');
  await writeFile(join(folder, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  await writeFile(join(folder, 'assets/main-abc123.js'), 'export {};');
  await writeFile(join(folder, 'assets/main-abc123.js.gz'), gzipSync('export {};'));
  window = await app({}, { webFolder: folder });
});
afterAll(async () => {
  await window.close();
  await rm(folder, { recursive: true, force: true });
});

describe('the web UI', () => {
  test.each(['/', '/queue', '/cases/c1', '/declarations?status=RECEIVED'])('is the page at %s, asked for each time', async (url) => {
    const reply = await window.inject({ url, headers: HTML });
    expect([reply.statusCode, reply.headers['cache-control']]).toEqual([200, 'no-cache']);
    expect(reply.body).toContain('<title>built</title>');
    const policy = String(reply.headers['content-security-policy']);
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("form-action 'self' https://issuer.test");
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline/);
  });

  test('has files that are kept for a year, compressed where the browser takes it', async () => {
    const plain = await window.inject({ url: '/assets/main-abc123.js' });
    expect([plain.statusCode, plain.body]).toEqual([200, 'export {};']);
    expect(plain.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    const zipped = await window.inject({ url: '/assets/main-abc123.js', headers: { 'accept-encoding': 'gzip' } });
    expect(zipped.headers).toMatchObject({ 'content-encoding': 'gzip', 'cache-control': 'public, max-age=31536000, immutable' });
    expect(String(zipped.headers['content-type'])).toContain('javascript');
    expect((await window.inject({ url: '/icon.svg' })).headers['cache-control']).toBe('no-cache');
  });

  test.each([
    '/v1/nothing',
    '/auth/nothing',
    '/assets/gone-123.js',
    '/assets/..%2findex.html',
    '/assets/..%2f..%2f..%2fetc%2fpasswd',
    '/docs/nothing',
  ])('is no answer at %s', async (url) => {
    const reply = await window.inject({ url, headers: HTML });
    expect(reply.statusCode).toBeGreaterThanOrEqual(403);
    expect(reply.body).not.toContain('<title>built</title>');
  });

  test('is no answer to a program, nor to a post', async () => {
    expect((await window.inject({ url: '/queue', headers: { accept: 'application/json' } })).statusCode).toBe(404);
    expect((await window.inject({ method: 'POST', url: '/queue', headers: HTML })).statusCode).toBe(404);
  });

  test('that is not built says how to build it', async () => {
    const reply = await (await app()).inject({ url: '/', headers: HTML });
    expect(reply.statusCode).toBe(503);
    expect(reply.body).toContain('npm start');
  });

  test('leaves the document of the API its own page', async () => {
    const docs = await window.inject({ url: '/docs/', headers: HTML });
    expect(docs.statusCode).toBe(200);
    expect(docs.body).toContain('swagger');
  });
});

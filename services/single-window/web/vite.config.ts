import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';

/** Where `vite` (page work) finds the API; the built pages are served by the API itself. */
const target = process.env['TONGGUAN_WEB_TARGET'] ?? 'http://127.0.0.1:8080';
const proxied = ['/v1', '/auth', '/docs', '/openapi.json'];

/** Writes .br and .gz beside every text file of the build, once, so that no request pays for it. */
function compressed(): Plugin {
  const out = join(import.meta.dirname, 'dist');
  return {
    name: 'compressed',
    apply: 'build',
    closeBundle: () => {
      for (const entry of readdirSync(out, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile() || !/\.(?:js|css|svg|html)$/.test(entry.name)) continue;
        const file = join(entry.parentPath, entry.name);
        const text = readFileSync(file);
        if (text.length < 1024) continue;
        writeFileSync(`${file}.gz`, gzipSync(text, { level: 9 }));
        writeFileSync(`${file}.br`, brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
      }
    },
  };
}

export default defineConfig({
  plugins: [react(), compressed()],
  resolve: { alias: { '#src': join(import.meta.dirname, 'src') } },
  server: {
    host: '127.0.0.1',
    strictPort: true,
    proxy: Object.fromEntries(proxied.map((path) => [path, { target, changeOrigin: false }])),
  },
  build: { target: 'es2023', assetsInlineLimit: 0, chunkSizeWarningLimit: 2000, modulePreload: { polyfill: false } },
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accessFaults } from './harness/accessible.ts';
import { watchData } from './harness/chinese.ts';
import type { DataSeen } from './harness/chinese.ts';
import { chromiumIsHere } from './harness/chromium.ts';
import { cutTables, cutTexts, rawTexts, textsOf } from './harness/texts.ts';
import { TOUR } from './harness/tour.ts';
import { startWalk } from './harness/walk.ts';
import { faultsOf, openWindow } from './harness/window.ts';
import type { Language, OpenWindow } from './harness/window.ts';

const here = chromiumIsHere();
const LANGUAGES = ['zh', 'en'] satisfies Language[];
/** Stops that the tests of their own area walk (duty, amend, notifications, operator), with axe on each; not walked here yet. */
const ELSEWHERE = /^operator-(?:declaration|declaration-phone|duty|notifications|notifications-new|amend|amended|withdraw)$/;
const ROUTES_ELSEWHERE = ['/declarations/$id', '/declarations/$id/duty', '/notifications', '/amend/$id'];
const STOPS = TOUR.filter(({ name }) => !ELSEWHERE.test(name));
const USERS = [...new Set(STOPS.map(({ user }) => user))];

/** Addresses of `src/router.tsx` as patterns: `$id` is any part, `{-$id}` one that may be absent. */
const ROUTES = [...readFileSync(join(import.meta.dirname, '../src/router.tsx'), 'utf8').matchAll(/page\('([^']+)'/g)].map(
  ([, path = '']) => ({
    path,
    pattern: new RegExp(`^${path.replace(/\/\{-\$\w+\}/g, '(?:/[^/]+)?').replace(/\$\w+/g, '[^/]+')}$`),
  }),
);
/** Pages to look up how things stand, which are read on a phone too. */
const ON_PHONES = [
  '/',
  '/figures',
  '/declarations',
  '/mandates',
  '/movements',
  '/consignments',
  '/warehouses/$accountNo',
  '/administration',
];

describe.skipIf(!here)('every page of the tour', () => {
  let tongguan: OpenWindow;
  const seen = { office: new Set<string>(), phone: new Set<string>() };
  beforeAll(async () => {
    tongguan = await openWindow({ sample: true });
  }, 240_000);
  afterAll(async () => {
    await tongguan.close();
  });

  test.each(LANGUAGES.flatMap((language) => USERS.map((user) => [user, language] as const)))(
    'that %s sees fits its screen, says everything in %s and keeps nobody out',
    async (user, language) => {
      let data: DataSeen | undefined;
      const walk = startWalk(tongguan, { language, meet: (page) => (data = watchData(page)) });
      const found: Record<string, readonly string[]> = {};
      for (const stop of STOPS.filter((each) => each.user === user)) {
        const page = await walk.goTo(stop);
        const path = ROUTES.find(({ pattern }) => pattern.test(new URL(page.url()).pathname))?.path ?? '';
        seen[stop.viewport === undefined ? 'office' : 'phone'].add(path);
        const texts = await textsOf(page);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        const faults = [
          ...faultsOf(page),
          ...(await accessFaults(page)),
          ...rawTexts(texts),
          ...(await cutTexts(page)).map((text) => `cut off: ${text}`),
          ...(stop.viewport === undefined ? await cutTables(page) : []).map((text) => `table wider than its room: ${text}`),
          ...(wide > 0 ? [`${String(wide)} px wider than the screen`] : []),
          ...(language === 'en' ? ((await data?.leftIn(texts)) ?? []).map((text) => `Chinese that is no data: ${text}`) : []),
        ];
        if (faults.length > 0) found[stop.name] = faults;
      }
      await walk.end();
      expect(found).toEqual({});
    },
  );

  test('is on the tour: no address of the router is left out, and pages of how things stand are seen on a phone too', () => {
    const paths = ROUTES.map(({ path }) => path);
    expect(paths.length).toBeGreaterThan(20);
    expect(paths.filter((path) => !seen.office.has(path) && !ROUTES_ELSEWHERE.includes(path))).toEqual([]);
    expect(ON_PHONES.filter((path) => !seen.phone.has(path))).toEqual([]);
  });
});

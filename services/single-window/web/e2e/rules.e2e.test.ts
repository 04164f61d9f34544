import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible } from './harness/accessible.ts';
import { chromiumIsHere } from './harness/chromium.ts';
import { faultsOf, openWindow } from './harness/window.ts';
import type { OpenWindow } from './harness/window.ts';

describe.skipIf(!chromiumIsHere())('rules and code tables, for everybody', () => {
  let tongguan: OpenWindow;
  beforeAll(async () => {
    tongguan = await openWindow();
  });
  afterAll(async () => {
    await tongguan.close();
  });

  test.each([
    { language: 'zh' as const, path: '/rules', word: '保费', id: 'V03', none: '没有符合的规则' },
    { language: 'en' as const, path: '/rules', word: 'insurance', id: 'V03', none: 'No rule is like that' },
  ])('a rule is found by a word, and the address keeps it: $language', async ({ language, path, word, id, none }) => {
    const page = await tongguan.visit({ language });
    await page.goto(path);
    await page.getByRole('cell', { name: 'V20', exact: true }).waitFor();
    await expectAccessible(page);
    await page.getByRole('searchbox').fill(word);
    await page.getByRole('cell', { name: 'V20', exact: true }).waitFor({ state: 'detached' });
    await page.getByRole('cell', { name: id, exact: true }).waitFor();
    await page.reload();
    expect(await page.getByRole('searchbox').inputValue()).toBe(word);
    await page.getByRole('searchbox').fill('zzzz');
    await page.getByText(none).waitFor();
    expect(faultsOf(page)).toEqual([]);
  });

  test.each([
    { language: 'zh' as const, name: '长沙关区' },
    { language: 'en' as const, name: 'Changsha customs district' },
  ])('a code is found by pinyin initials and by its day: $language', async ({ language, name }) => {
    const page = await tongguan.visit({ language });
    await page.goto('/code-tables');
    await page.getByRole('cell', { name, exact: true }).waitFor();
    await expectAccessible(page);
    await page.getByRole('searchbox').fill('csgq');
    await page.getByRole('cell', { name: '0100', exact: true }).waitFor({ state: 'detached' });
    await page.getByRole('cell', { name, exact: true }).waitFor();
    await page.goto('/code-tables?table=trade-modes&q=9710&on=2026-06-30');
    await page.getByRole('cell', { name: '9710', exact: true }).waitFor();
    await page.locator('input[type=date]').fill('2020-06-30');
    await page.getByRole('cell', { name: '9710', exact: true }).waitFor({ state: 'detached' });
    await expectAccessible(page);
    expect(faultsOf(page)).toEqual([]);
  });
});

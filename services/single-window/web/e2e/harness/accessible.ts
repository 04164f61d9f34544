import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Serious and critical faults by WCAG 2.2 AA, as axe finds them, in the page as it stands. */
export async function accessFaults(page: Page): Promise<readonly string[]> {
  // colours are measured when nothing fades any more
  await page.waitForFunction(() =>
    document.getAnimations().every((each) => each.playState !== 'running' || each.effect?.getTiming().iterations === Infinity),
  );
  // our pages hold no frames; without them no second page has to be opened to put the results together
  const { violations } = await new AxeBuilder({ page }).withTags(STANDARD).setLegacyMode().analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, help, nodes }) =>
        `${id}: ${help}\n${nodes.map(({ html, failureSummary }) => `  ${html}\n  ${failureSummary ?? ''}`).join('\n')}`,
    );
}

export async function expectAccessible(page: Page): Promise<void> {
  expect(await accessFaults(page)).toEqual([]);
}

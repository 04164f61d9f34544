import type { Page } from 'playwright-core';
import type { VisitOptions } from './window.ts';

/** One page that the screenshots show. */
export interface Stop {
  readonly name: string;
  readonly user?: string;
  readonly path: string;
  readonly viewport?: VisitOptions['viewport'];
  /** Brings the page to the state worth a picture: opens the first row, types something. */
  readonly prepare?: (page: Page) => Promise<unknown>;
}

/** Every page, as the role that works on it sees it. A new page is added here. */
export const TOUR: readonly Stop[] = [
  { name: 'home', path: '/' },
  { name: 'officer-queue', user: 'customs-officer-2', path: '/queue', prepare: firstInQueue },
  { name: 'officer-case', user: 'customs-risk-officer', path: '/queue', prepare: openFirstCase },
  { name: 'officer-ready', user: 'customs-officer-2', path: '/ready' },
  { name: 'officer-stuck', user: 'quarantine-officer', path: '/stuck' },
];

/** The first row as the keys find it; the sample day may have left none. */
async function firstInQueue(page: Page): Promise<boolean> {
  const row = page.locator('.queue-number').first();
  await row.or(page.locator('.ant-empty')).waitFor();
  if ((await row.count()) === 0) return false;
  await page.getByRole('grid').focus();
  return true;
}

/** The first case of the queue, with a decision begun. */
async function openFirstCase(page: Page): Promise<void> {
  if (!(await firstInQueue(page))) return;
  await page.keyboard.press('Enter');
  await page.locator('.case-columns').waitFor();
  await page.keyboard.press('2');
}

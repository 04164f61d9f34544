import type { Page } from 'playwright-core';
import type { VisitOptions } from './window.ts';

/** One page that the screenshots show. */
export interface Stop {
  readonly name: string;
  readonly user?: string;
  readonly path: string;
  readonly viewport?: VisitOptions['viewport'];
  /** Brings the page to the state worth a picture: opens the first row, types something. */
  readonly prepare?: (page: Page) => Promise<void>;
}

/** Every page, as the role that works on it sees it. A new page is added here. */
export const TOUR: readonly Stop[] = [{ name: 'home', path: '/' }];

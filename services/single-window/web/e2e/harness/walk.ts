import type { Page } from 'playwright-core';
import type { Stop } from './tour.ts';
import { OFFICE } from './window.ts';
import type { Language, OpenWindow } from './window.ts';

/** Follows a tour in one language; whoever has signed in at one stop is so at the next. */
export interface Walk {
  /** The page at its stop, loaded and prepared. */
  goTo(stop: Stop): Promise<Page>;
  end(): Promise<void>;
}

interface WalkOptions {
  readonly language: Language;
  /** Sees each page before its first stop. */
  readonly meet?: (page: Page) => void;
}

export function startWalk(tongguan: OpenWindow, { language, meet }: WalkOptions): Walk {
  const pages = new Map<string, Promise<Page>>();
  const pageOf = (user: string | undefined): Promise<Page> => {
    const known = pages.get(user ?? '');
    if (known !== undefined) return known;
    const page = tongguan.visit({ language, ...(user === undefined ? {} : { user }) }).then((visited) => {
      meet?.(visited);
      return visited;
    });
    pages.set(user ?? '', page);
    return page;
  };
  return {
    async goTo({ user, path, viewport = OFFICE, arrange, prepare }) {
      const page = await pageOf(user);
      await arrange?.(tongguan);
      await page.setViewportSize(viewport);
      await page.goto(path);
      await settled(page);
      await prepare?.(page);
      await settled(page);
      return page;
    },
    async end() {
      for (const page of pages.values()) await (await page).context().close();
      pages.clear();
    },
  };
}

/** Waits until the page has its heading and nothing in it is loading; resolves with the milliseconds since it was asked for. */
export async function settled(page: Page): Promise<number> {
  const done = await page.waitForFunction(
    () => document.querySelector('h1') !== null && document.querySelector('[aria-busy="true"]') === null && performance.now(),
  );
  return (await done.jsonValue()) as number;
}

import type { Page } from 'playwright-core';

/** Every text that a reader of the page sees or hears: its own text nodes, names, hints and titles. */
export function textsOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = [document.title];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const { parentElement } = node;
      if (parentElement?.closest('script, style, code, pre') === null && parentElement.checkVisibility()) found.push(node.nodeValue ?? '');
    }
    for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description']) {
      for (const element of document.querySelectorAll(`[${name}]`)) {
        const text = element.getAttribute(name) ?? '';
        // a number that is rounded on the page stands in its tooltip as it is
        if (element.checkVisibility() && !/^[\d.]+$/.test(text)) found.push(text);
      }
    }
    return [...new Set(found.map((text) => text.trim()))].filter((text) => text !== '');
  });
}

const RAW: Readonly<Record<string, RegExp>> = {
  'the key of a text that is missing': /^[a-z][A-Za-z]*(?:\.[a-z][A-Za-z]*)+$/,
  'a code without its name': /^[A-Z]{2,}(?:_[A-Z]+)+$/,
  'a time as the API writes it': /\d{4}-\d\d-\d\dT\d\d:\d\d/,
  'a number with too many digits': /^\D*[\d,]+\.\d{5,}\D*$/,
  'a value that is none': /\b(?:undefined|NaN|Invalid Date)\b|\[object |\{\{|^null$/,
};

/** Texts that were made for programs and not for readers. */
export function rawTexts(texts: readonly string[]): readonly string[] {
  return Object.entries(RAW).flatMap(([what, form]) => texts.filter((text) => form.test(text)).map((text) => `${what}: ${text}`));
}

/** Tables on an office screen of which a part is out of sight. */
export function cutTables(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.ant-table-content, .ant-table-body, .queue-grid')]
      .filter((each) => each.checkVisibility() && each.scrollWidth > each.clientWidth + 1)
      .map(
        (each) =>
          `${each.querySelector('table')?.getAttribute('aria-label') ?? 'a table'}: ${String(each.scrollWidth - each.clientWidth)} px`,
      ),
  );
}

/** Texts of the menu and of buttons that are cut off at the end of their room. */
export function cutTexts(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('nav [role="menuitem"] *, button, button *, h1, h2')]
      .filter((each) => each.checkVisibility() && !each.classList.contains('visually-hidden'))
      .filter((each) => each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).overflowX !== 'visible' && each.clientWidth > 0)
      .map((each) => each.textContent.trim()),
  );
}

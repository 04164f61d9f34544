import type { Locator, Page } from 'playwright-core';

/** A chart of a page, by its title, drawn. */
export async function drawnChart(page: Page, title: string): Promise<Locator> {
  const chart = page.getByRole('group', { name: title, exact: true });
  await chart.locator('[data-drawn="true"] canvas').first().waitFor();
  return chart;
}

/** Moves the mouse over a drawing, row by row, until something under it can be clicked, and clicks it. */
export async function clickDrawn(page: Page, chart: Locator): Promise<void> {
  const canvas = chart.locator('canvas').first();
  await canvas.scrollIntoViewIfNeeded();
  const box = await canvas.boundingBox();
  if (box === null) throw new Error('the chart is not there');
  for (let y = box.y + 40; y < box.y + box.height; y += 6) {
    for (let x = box.x + 60; x < box.x + box.width; x += 40) {
      await page.mouse.move(x, y);
      if ((await canvas.evaluate((element) => element.parentElement?.style.cursor)) !== 'pointer') continue;
      await page.mouse.click(x, y);
      return;
    }
  }
  throw new Error('nothing in the chart can be clicked');
}

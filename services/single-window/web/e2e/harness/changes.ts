import type { Page } from 'playwright-core';
import { consignment, file, isFireworks } from '../../../../../infra/system-tests/acts.ts';
import { soon } from '../../../../../infra/system-tests/soon.ts';
import { expectStatus } from '../../../../../scripts/simulate/stage.ts';
import type { OpenWindow } from './window.ts';

/** Chooses the reason of a request by its code, by keys. */
export async function chooseReason(page: Page, label: string | RegExp, code: string): Promise<void> {
  const box = page.getByRole('combobox', { name: label }).first();
  await box.fill(code);
  await page
    .locator('.ant-select-item-option-active')
    .filter({ hasText: new RegExp(`^${code} `) })
    .waitFor();
  await box.press('Enter');
}

interface Filed {
  readonly id: string;
  readonly declarationNo: string;
}

/** A declaration of the first operator that waits for three authorities: its company can still ask for anything. */
export async function undecided(tongguan: OpenWindow, seed: number): Promise<Filed> {
  const drawn = consignment(seed, (each) => isFireworks(each) && each.mode === '2');
  const { id, declarationNo } = await file(tongguan, 'operator-a', drawn);
  await soon(async () => expectStatus(await tongguan.as('customs-officer').get(`/v1/declarations/${id}`), 200));
  return { id, declarationNo };
}

/** One whose amendment waits for customs: another contract number, remarks, and another specification of the first item. */
export async function askedToAmend(tongguan: OpenWindow, seed: number): Promise<Filed> {
  const { id, declarationNo } = await undecided(tongguan, seed);
  const { content } = expectStatus(await tongguan.as('operator-a').get(`/v1/declarations/${id}`), 200) as {
    content: { header: Record<string, unknown>; items: Record<string, unknown>[] };
  };
  const [first, ...others] = content.items;
  const amended = {
    ...content,
    header: { ...content.header, contractNo: 'HN-2026-88', remarks: '合同号更正' },
    items: [{ ...first, specification: `${String(first?.['specification'])}|更正` }, ...others],
  };
  const body = { reasonCode: '03', reason: '合同号和规格型号录入错误', contentVersion: 1, content: amended };
  expectStatus(await tongguan.as('operator-a').post(`/v1/declarations/${id}/amendments`, body, `amend-${String(seed)}`), 202);
  return { id, declarationNo };
}

import type { Page } from 'playwright-core';
import { consignment, file } from '../../../../../infra/system-tests/acts.ts';
import { PHONE } from './window.ts';
import { decMessage, fillHeader, itemCells, pasteCells } from '../declare-acts.ts';
import { openCases } from './cases.ts';
import { billedImport } from './taxes.ts';
import { importForeign, openWithReceipts, someReceipts } from './receipts.ts';
import { askedToAmend, chooseReason, undecided } from './changes.ts';
import { openCertificate, openGrant, openRegistration, someCertificates, someMandates } from './mandates.ts';
import { pickedUpSummary } from './two-steps.ts';
import type { OpenWindow, VisitOptions } from './window.ts';

/** One page that the screenshots show. */
export interface Stop {
  readonly name: string;
  readonly user?: string;
  readonly path: string;
  readonly viewport?: VisitOptions['viewport'];
  /** Files what the page is to show; done once for all stops that name the same. */
  readonly arrange?: (tongguan: OpenWindow) => Promise<unknown>;
  /** Brings the page to the state worth a picture: opens the first row, types something. */
  readonly prepare?: (page: Page) => Promise<void>;
}

/** Every page, as the role that works on it sees it. A new page is added here. */
export const TOUR: readonly Stop[] = [
  { name: 'home', path: '/' },
  { name: 'home-phone', path: '/', viewport: PHONE },
  { name: 'sign-in', path: '/', prepare: openSignIn },
  { name: 'signed-in', path: '/signed-in' },
  { name: 'not-found', path: '/no/such/page' },
  { name: 'not-yours', user: 'planner', path: '/queue' },
  { name: 'public-figures', path: '/figures' },
  { name: 'public-figures-phone', path: '/figures', viewport: PHONE },
  { name: 'operator-declarations', user: 'operator-a', path: '/declarations' },
  { name: 'operator-declarations-phone', user: 'operator-a', path: '/declarations', viewport: PHONE },
  { name: 'operator-declaration', user: 'operator-a', path: '/declarations', prepare: openFirstDeclaration },
  { name: 'operator-declaration-phone', user: 'operator-a', path: '/declarations', viewport: PHONE, prepare: openFirstDeclaration },
  { name: 'operator-duty', user: 'operator-a', path: '/declarations?direction=IMPORT', prepare: openFirstDuty },
  { name: 'operator-tax-bills', user: 'operator-d', path: '/tax-bills', arrange: aTaxBill },
  { name: 'operator-tax', user: 'operator-d', path: '/tax-bills', arrange: aTaxBill, prepare: openTaxed },
  { name: 'bank-tax-bills', user: 'bank', path: '/tax-bills', arrange: aTaxBill },
  { name: 'bank-tax-settled', user: 'bank', path: '/tax-bills?state=settled' },
  { name: 'bank-confirm', user: 'bank', path: '/tax-bills', arrange: aTaxBill, prepare: openSettlement },
  { name: 'bank-tax-bills-phone', user: 'bank', path: '/tax-bills', arrange: aTaxBill, viewport: PHONE },
  { name: 'officer-tax', user: 'customs-officer', path: '/queue?waitsFor=tax', arrange: aTaxBill, prepare: openTaxCase },
  { name: 'declare-new', user: 'operator-a', path: '/declare', prepare: typeSome },
  { name: 'declare-drafts', user: 'operator-a', path: '/drafts' },
  { name: 'operator-notifications', user: 'operator-a', path: '/notifications', arrange: someSubscriptions },
  { name: 'operator-notifications-new', user: 'operator-a', path: '/notifications', prepare: openNewSubscription },
  { name: 'administrator-notifications', user: 'administrator', path: '/notifications', arrange: someSubscriptions },
  { name: 'operator-mandates', user: 'operator-a', path: '/mandates', arrange: someMandates },
  { name: 'operator-mandates-grant', user: 'operator-d', path: '/mandates', arrange: someMandates, prepare: openGrant },
  { name: 'operator-mandates-phone', user: 'operator-a', path: '/mandates', viewport: PHONE, arrange: someMandates },
  { name: 'operator-certificates', user: 'operator-a', path: '/certificates', arrange: someCertificates },
  { name: 'operator-certificate', user: 'operator-a', path: '/certificates', arrange: someCertificates, prepare: openCertificate },
  { name: 'operator-certificates-new', user: 'operator-d', path: '/certificates', prepare: openRegistration },
  { name: 'declare-upload', user: 'operator-a', path: '/upload', prepare: uploadSome },
  { name: 'officer-queue', user: 'customs-officer-2', path: '/queue', arrange: someCases, prepare: firstInQueue },
  { name: 'officer-case', user: 'customs-risk-officer', path: '/queue', arrange: someCases, prepare: openFirstCase },
  { name: 'officer-ready', user: 'customs-officer-2', path: '/ready' },
  { name: 'operator-amend', user: 'operator-a', path: '/declarations', arrange: anUndecided, prepare: compareAmendment },
  { name: 'operator-amended', user: 'operator-a', path: '/declarations', arrange: anAmendment, prepare: openAsked },
  { name: 'operator-withdraw', user: 'operator-a', path: '/declarations', arrange: anUndecided, prepare: openWithdrawal },
  { name: 'declare-summary', user: 'operator-a', path: '/summary', prepare: typeSummary },
  { name: 'operator-picked-up', user: 'operator-a', path: '/declarations', arrange: aPickedUp, prepare: openPickedUp },
  { name: 'operator-to-complete', user: 'operator-a', path: '/declarations?status=PICKUP_RELEASED,OVERDUE', arrange: aPickedUp },
  { name: 'declare-complete', user: 'operator-a', path: '/declarations', arrange: aPickedUp, prepare: openCompletion },
  { name: 'officer-requests', user: 'customs-officer', path: '/requests', arrange: anAmendment },
  { name: 'officer-request', user: 'customs-officer', path: '/requests', arrange: anAmendment, prepare: openFirstRequest },
  { name: 'operator-refunds', user: 'operator-a', path: '/refunds' },
  { name: 'tax-refunds', user: 'tax-officer', path: '/refunds', prepare: openFirstRefund },
  { name: 'officer-receipts', user: 'customs-officer', path: '/receipts', arrange: someReceipts },
  { name: 'operator-receipts', user: 'operator-a', path: '/declarations', arrange: someReceipts, prepare: openWithReceipts },
  { name: 'declare-foreign', user: 'operator-a', path: '/declare', prepare: importForeign },
  { name: 'rules', path: '/rules' },
  { name: 'code-tables', path: '/code-tables' },
  { name: 'officer-stuck', user: 'quarantine-officer', path: '/stuck' },
  { name: 'carrier-movements', user: 'carrier', path: '/movements' },
  { name: 'carrier-movements-phone', user: 'carrier', path: '/movements', viewport: PHONE },
  { name: 'carrier-upload', user: 'carrier', path: '/movements/upload' },
  { name: 'carrier-arrived-undeclared', user: 'carrier', path: '/consignments' },
  { name: 'carrier-declared-not-arrived', user: 'warehouse-keeper', path: '/consignments?state=declared-not-arrived' },
  { name: 'carrier-consignments-phone', user: 'carrier', path: '/consignments', viewport: PHONE },
  { name: 'planner-one-third', user: 'planner', path: '/one-third', prepare: chartsDrawn },
  { name: 'planner-cases', user: 'planner', path: '/one-third/cases' },
  { name: 'warehouse-accounts', user: 'warehouse-keeper', path: '/warehouses' },
  { name: 'warehouse-open', user: 'warehouse-keeper', path: '/warehouses/new' },
  { name: 'warehouse-lines', user: 'warehouse-keeper', path: '/warehouses/T4905W000001' },
  { name: 'warehouse-ledger', user: 'warehouse-keeper', path: '/warehouses/T4905W000001?line=1' },
  { name: 'warehouse-lists', user: 'warehouse-keeper', path: '/warehouses/T4905W000001?tab=lists' },
  { name: 'warehouse-passes', user: 'warehouse-keeper', path: '/warehouses/T4905W000001?tab=passes' },
  { name: 'warehouse-passes-phone', user: 'warehouse-keeper', path: '/warehouses/T4905W000001?tab=passes', viewport: PHONE },
  { name: 'warehouse-entered', user: 'warehouse-keeper', path: '/warehouses/T4905W000001?tab=entered' },
  { name: 'warehouse-entered-bill', user: 'warehouse-keeper', path: '/warehouses/T4905W000001?tab=entered', prepare: openFirstEntered },
  { name: 'administrator-services', user: 'administrator', path: '/administration' },
  { name: 'administrator-parked', user: 'administrator', path: '/administration/parked' },
  { name: 'administrator-services-phone', user: 'administrator', path: '/administration', viewport: PHONE },
];

/** The newest bill that entered first: its record does not agree with what came in. */
async function openFirstEntered(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /^(?:提运单 .+ 的比对|Compare bill .+)$/ })
    .first()
    .click();
  await page.locator('.ant-drawer .plain-table').first().waitFor();
}

let filed: Promise<unknown> | undefined;

/** Cases of the day that wait for customs, beside what the sample day has left. */
function someCases(tongguan: OpenWindow): Promise<unknown> {
  filed ??= openCases(tongguan, { many: 8, office: '4905', seed: 700 });
  return filed;
}

let asked: ReturnType<typeof askedToAmend> | undefined;
let stillOpen: ReturnType<typeof undecided> | undefined;

/** A declaration whose amendment waits for customs. */
function anAmendment(tongguan: OpenWindow): Promise<unknown> {
  asked ??= askedToAmend(tongguan, 900);
  return asked;
}

async function openAsked(page: Page): Promise<void> {
  const found = await asked;
  await page.goto(`/declarations/${found?.id ?? ''}`);
  await page.locator('.change-list').waitFor();
}

/** A declaration whose company can still ask for anything. */
function anUndecided(tongguan: OpenWindow): Promise<unknown> {
  stillOpen ??= undecided(tongguan, 1900);
  return stillOpen;
}

async function compareAmendment(page: Page): Promise<void> {
  await page.goto(`/amend/${(await stillOpen)?.id ?? ''}`);
  await chooseReason(page, /原因|Reason/, '03');
  await page.getByRole('textbox', { name: /情况说明|Explanation/ }).fill('合同号录入错误');
  await page.locator('#field-header-contractNo').fill('HN-2026-99');
  await page.getByRole('button', { name: /核对并提交|Compare and send/ }).click();
  await page.locator('.change-scroll').waitFor();
}

async function openWithdrawal(page: Page): Promise<void> {
  await page.goto(`/declarations/${(await stillOpen)?.id ?? ''}?ask=withdrawal`);
  await page.locator('.ant-modal').waitFor();
}

async function openFirstRequest(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /^(?:审批|Decide) / })
    .first()
    .click();
  await page.locator('.ant-drawer .change-after').first().waitFor();
}

let handedOut: ReturnType<typeof pickedUpSummary> | undefined;

/** A summary whose goods were released for pick-up: its completion is owed. */
function aPickedUp(tongguan: OpenWindow): Promise<unknown> {
  handedOut ??= pickedUpSummary(tongguan, 4_900);
  return handedOut;
}

async function openPickedUp(page: Page): Promise<void> {
  await page.goto(`/declarations/${(await handedOut)?.id ?? ''}`);
  await page.getByRole('link', { name: /提交完整申报|Complete it/ }).waitFor();
}

async function openCompletion(page: Page): Promise<void> {
  await page.goto(`/complete/${(await handedOut)?.id ?? ''}`);
  await page.getByText(/(?:未填|Missing) \d+/).waitFor();
}

async function typeSummary(page: Page): Promise<void> {
  await page.getByRole('checkbox', { name: /涉税|Taxed/ }).check();
  await fillHeader(page, { customsOffice: '4905', transportMode: '3', billNo: 'SMGS26112700009' });
  await page.getByText(/(?:未填|Missing) \d+/).waitFor();
}

let subscribed: Promise<unknown> | undefined;

/** A subscription whose receiver is away, with messages that wait and a test that failed, and one to pull by. */
function someSubscriptions(tongguan: OpenWindow): Promise<unknown> {
  subscribed ??= (async () => {
    const operator = tongguan.as('operator-a');
    const opened = await operator.post('/v1/subscriptions', {
      name: 'ERP 生产环境',
      url: 'https://hooks.tongguan.invalid/customs?key=demo',
    });
    const { id } = opened.body['subscription'] as { id: string };
    await operator.post('/v1/subscriptions', { name: '数据仓库', types: ['declaration.accepted', 'declaration.released'] });
    await file(
      tongguan,
      'operator-a',
      consignment(91_000, (each) => each.office === '4905'),
    );
    await operator.post(`/v1/subscriptions/${id}/test`, {});
  })();
  return subscribed;
}

/** The goods of the first refund. */
async function openFirstRefund(page: Page): Promise<void> {
  await page.locator('.ant-table-row-expand-icon').first().click();
  await page.locator('.ant-table-expanded-row .plain-table').first().waitFor();
}

async function openNewSubscription(page: Page): Promise<void> {
  await page.getByRole('button', { name: /新建订阅|New subscription/ }).click();
  await page.getByRole('dialog').getByRole('textbox').first().waitFor();
}

let billed: ReturnType<typeof billedImport> | undefined;

/** An import that has arrived and waits for its tax. */
function aTaxBill(tongguan: OpenWindow): Promise<unknown> {
  billed ??= billedImport(tongguan, 11_000);
  return billed;
}

async function openTaxed(page: Page): Promise<void> {
  await page.goto(`/declarations/${(await billed)?.id ?? ''}`);
  await page.getByRole('table', { name: /^(?:税单|Tax bills)$/ }).waitFor();
}

async function openSettlement(page: Page): Promise<void> {
  await page.goto(`/tax-bills?confirm=${(await billed)?.billNo ?? ''}`);
  await page.locator('.ant-modal').waitFor();
}

async function openTaxCase(page: Page): Promise<void> {
  await page.goto(`/cases/${(await billed)?.id ?? ''}`);
  await page.getByRole('button', { name: /^(?:接受担保|Take security)/ }).waitFor();
}

async function openSignIn(page: Page): Promise<void> {
  await page.locator('a[href^="/auth/login"]').first().click();
  await page.locator('button[value="planner"]').waitFor();
}

/** ECharts is fetched with the first chart. */
async function chartsDrawn(page: Page): Promise<void> {
  await page.locator('[data-drawn="true"]').first().waitFor();
  await page.locator('[data-drawn="false"]').first().waitFor({ state: 'detached' });
}

async function openFirstDeclaration(page: Page): Promise<void> {
  await page.locator('a[href^="/declarations/"]').first().click();
  await page.locator('.declaration-page').waitFor();
}

async function openFirstDuty(page: Page): Promise<void> {
  await openFirstDeclaration(page);
  await page.locator('a[href$="/duty"]').click();
  await page.locator('.duty-view').waitFor();
}

/** A header half filled, with what the server says of it, and two rows of goods. */
async function typeSome(page: Page): Promise<void> {
  await fillHeader(page, { customsOffice: '4905', billNo: 'with blanks', grossWeightKg: '12850' });
  await pasteCells(page, page.locator('.grid-empty').first(), [itemCells(1), itemCells(2)].join('\n'));
  await page.locator('#field-header-billNo-faults').waitFor();
  await page.locator('.save-saved').waitFor();
}

async function uploadSome(page: Page): Promise<void> {
  const file = (name: string, text: string) => ({ name, mimeType: 'application/xml', buffer: Buffer.from(text) });
  const bad = decMessage('TOUR2', (text) => text.replace('<PackNo>14</PackNo>', '<PackNo>many</PackNo>'));
  await page.locator('input[type="file"][multiple]').setInputFiles([file('order-1.xml', decMessage('TOUR1')), file('order-2.xml', bad)]);
  await page.getByRole('link', { name: /^4905/ }).first().waitFor();
}

/** The first row as the keys find it. */
async function firstInQueue(page: Page): Promise<void> {
  await page.locator('.queue-number').first().waitFor();
  await page.getByRole('grid').focus();
}

/** The first case of the queue, with a decision begun. */
async function openFirstCase(page: Page): Promise<void> {
  await firstInQueue(page);
  await page.keyboard.press('Enter');
  await page.locator('.case-columns').waitFor();
  await page.keyboard.press('2');
}

import type { Page } from 'playwright-core';
import { consignment } from '../../../../../infra/system-tests/acts.ts';
import { expectStatus } from '../../../../../scripts/simulate/stage.ts';
import type { OpenWindow } from './window.ts';

/** Companies of the demo users: the broker of operator-a, the importers for which it files, the importer of operator-d. */
export const BROKER = '91430100MA4L0002XB';
const IMPORTER = '91430100MA4L00011K';
const MAKER = '91430100MA4L00038B';
export const IMPORTER_D = '91430100MA4L000466';

const both = { directions: ['IMPORT', 'EXPORT'] };
let mandated: Promise<unknown> | undefined;

/** Beside those on paper: one that a broker asks for, one for a time to come. */
export function someMandates(tongguan: OpenWindow): Promise<unknown> {
  mandated ??= (async () => {
    const ask = { ...both, trader: IMPORTER_D, validTo: '2099-12-31', agreementNo: 'HN-WT-2026-018' };
    expectStatus(await tongguan.as('operator-a').post('/v1/mandates/requests', ask, 'tour-ask'), 200);
    const grant = { directions: ['IMPORT'], agent: MAKER, validFrom: '2098-01-01', validTo: '2098-12-31', agreementNo: 'HN-WT-2098-001' };
    expectStatus(await tongguan.as('operator-a').post('/v1/mandates', grant, 'tour-grant'), 200);
  })();
  return mandated;
}

export async function openGrant(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(?:委托报关企业|Mandate a broker)$/ }).click();
  await page.getByRole('dialog').getByRole('textbox').first().waitFor();
}

/** An import of the sample by the broker, made of chips that claim a certificate. */
export function claiming(certificate: string, quantity: string, seed: number): object {
  const { content } = consignment(seed, (each) => each.direction === 'I' && each.mode === '5' && each.content.items.length === 1);
  const [first] = content.items;
  const item = {
    ...first,
    ...{
      hsCode: '8542319090',
      name: '集成电路',
      specification: '4|3|处理器',
      quantity,
      unit: '007',
      firstQuantity: quantity,
      firstUnit: '007',
    },
    ...{
      secondQuantity: '10',
      secondUnit: '035',
      unitPrice: '12.4000',
      totalPrice: (Number(quantity) * 12.4).toFixed(2),
      currency: 'USD',
      originCountry: 'MYS',
    },
    ...{ originAgreement: '02', originCertificateNo: certificate, originCertificateLine: '1' },
  };
  return {
    ...content,
    items: [item],
    licenceDocuments: [{ code: 'Y', number: `<02>${certificate}` }],
  };
}

/** A certificate of chips, registered by the broker for its importer. */
export function chips(number: string, quantity: string): object {
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  return {
    ...{ trader: IMPORTER, agreement: '02', number, originCountry: 'MYS', issuedOn: today },
    lines: [
      { lineNo: '1', hsCode: '854231', name: 'Processors', quantity, unit: '007' },
      { lineNo: '2', hsCode: '854239', name: 'Other integrated circuits', quantity: '800', unit: '007' },
    ],
  };
}

let certified: Promise<unknown> | undefined;

/** A certificate on which two declarations draw. */
export function someCertificates(tongguan: OpenWindow): Promise<unknown> {
  certified ??= (async () => {
    const broker = tongguan.as('operator-a');
    expectStatus(await broker.post('/v1/origin-certificates', chips('KL-2026/00118', '20000')), 200);
    for (const seed of [93_000, 94_000])
      expectStatus(await broker.post('/v1/declarations', claiming('KL-2026/00118', '7500', seed), `tour-${String(seed)}`), 202);
  })();
  return certified;
}

export async function openCertificate(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /^(?:查看证书|Look at certificate) / })
    .first()
    .click();
  await page
    .getByRole('dialog')
    .getByRole('link', { name: /^\d{18}$/ })
    .first()
    .waitFor();
}

export async function openRegistration(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(?:登记证书|Register a certificate)$/ }).click();
  await page.getByRole('dialog').getByRole('textbox').first().waitFor();
}

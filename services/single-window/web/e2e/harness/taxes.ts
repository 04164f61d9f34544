import { arrive, consignment, file, laneOf } from '../../../../../infra/system-tests/acts.ts';
import { soon } from '../../../../../infra/system-tests/soon.ts';
import { byImporter } from '../../../../../scripts/simulate/bank.ts';
import type { Consignment } from '../../../../../scripts/simulate/declaration.ts';
import { expectStatus } from '../../../../../scripts/simulate/stage.ts';
import type { OpenWindow } from './window.ts';

interface Filed {
  readonly drawn: Consignment;
  readonly id: string;
  readonly declarationNo: string;
}

/** An import by rail of the company that pays bill by bill; `hsCode` decides the lane: vehicles wait for an officer, machines do not. */
export async function importOf(tongguan: OpenWindow, hsCode: string, seed: number): Promise<Filed> {
  const drawn = byImporter(consignment(seed, (each) => each.mode === '3' && each.content.items[0]?.['hsCode'] === hsCode));
  return { drawn, ...(await file(tongguan, 'operator-d', drawn)) };
}

export const VEHICLE = '8703234190';
const MACHINE = '8457101000';

/** An import that has arrived and waits for its tax alone; files another where the draw of the day takes one for an inspection. */
export async function billedImport(tongguan: OpenWindow, seed: number): Promise<Filed & { readonly billNo: string }> {
  for (let at = seed; ; at += 1000) {
    const filed = await importOf(tongguan, MACHINE, at);
    if ((await laneOf(tongguan, filed.id)) !== 'GREEN') continue;
    await arrive(tongguan, filed.drawn, Date.now() - 60_000);
    const billNo = await soon(async () => {
      const { rows } = expectStatus(await tongguan.as('operator-d').get(`/v1/tax-bills?billNo=${filed.declarationNo}`), 200) as {
        rows: { billNo: string }[];
      };
      if (rows[0] === undefined) throw new Error('no bill yet');
      return rows[0].billNo;
    });
    return { ...filed, billNo };
  }
}

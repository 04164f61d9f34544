import { IMPORTER_USER, isOfImporter } from './bank.ts';
import type { Consignment, Content } from './declaration.ts';
import { withFaults } from './declaration.ts';
import { OFFICE, whenAtWork } from './office-hours.ts';
import { expectStatus, HOUR_MS, MINUTE_MS } from './stage.ts';
import type { Stage } from './stage.ts';

export interface Filed {
  readonly id: string;
  readonly declarationNo: string;
}

/**
 * A broker or trader files at `at` or when the office opens next. Now and then the first try has faults, which come back all at
 * once; it is mended and filed again. `whenFiled` goes on from there.
 */
export function planFiling(stage: Stage, consignment: Consignment, at: number, whenFiled: (filed: Filed) => void): void {
  const { agenda, chance } = stage;
  const user = isOfImporter(consignment) ? IMPORTER_USER : userFor(consignment);
  const file = (content: Content, attempt: number) => async (): Promise<void> => {
    const answer = await stage.as(user).post('/v1/declarations', content, `${consignment.billNo}/${attempt}`);
    if (answer.status === 422 && attempt === 1) {
      stage.tally.returnedWithFaults++;
      agenda.plan(whenAtWork(stage.now() + chance.lasting(25 * MINUTE_MS), OFFICE), file(consignment.content, 2));
      return;
    }
    const body = expectStatus(answer, 202);
    stage.tally.declarations++;
    whenFiled({ id: String(body['id']), declarationNo: String(body['declarationNo']) });
  };
  const faulty = chance.happens(0.08);
  agenda.plan(whenAtWork(at, OFFICE), file(faulty ? withFaults(chance, consignment.content) : consignment.content, 1));
}

/** The broker files for all but the maker of fireworks. */
const userFor = ({ content }: Consignment): string => (content.items.some((item) => 'unNumber' in item) ? 'operator-b' : 'operator-a');

/** Looks every now and then whether the goods are released, for at most two days; then goes on. */
export function whenReleased(stage: Stage, filed: Filed, goOn: () => void): void {
  const giveUpAt = stage.now() + 48 * HOUR_MS;
  const look = async (): Promise<void> => {
    const body = expectStatus(await stage.as('administrator').get(`/v1/declarations/${filed.id}`), 200);
    const status = (body['row'] as { status: string }).status;
    if (status === 'RELEASED') goOn();
    else if (stage.now() < giveUpAt) stage.agenda.plan(stage.now() + 40 * MINUTE_MS, look);
  };
  stage.agenda.plan(stage.now() + 20 * MINUTE_MS, look);
}

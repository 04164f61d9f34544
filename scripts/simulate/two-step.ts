import { planArrival, planPickUp } from './carrier.ts';
import { consignmentAt } from './declaration.ts';
import type { Consignment, Content } from './declaration.ts';
import { OFFICE, whenAtWork } from './office-hours.ts';
import { expectStatus, HOUR_MS, MINUTE_MS } from './stage.ts';
import type { Stage } from './stage.ts';

const BROKER_USER = 'operator-a';
/** The trader's general guarantee: what is taxed is picked up under one. */
const GUARANTEE = 'SAMPLE-GG-0001';
/** Machines and chips: neither under licence nor under inspection by law, so the flag of taxes alone is set. */
const PLAIN = /^(8457|8542)/;
const HEADER = [
  ...['direction', 'customsOffice', 'portOffice', 'contractNo', 'movementDate', 'trader', 'owner', 'declarant', 'transportMode'],
  ...['conveyanceName', 'voyageNo', 'billNo', 'tradeMode', 'grossWeightKg'],
];
const ITEM = ['itemNo', 'name', 'quantity', 'unit', 'totalPrice', 'currency', 'originCountry'];

/**
 * One import in two steps (两步申报) around `at`: a summary once the goods are there, the pick-up, and for most the complete declaration later
 * the same day; the others stay due, so that the page of what is owed is not empty. Its chance is its own.
 */
export function planTwoStep(stage: Stage, at: number): void {
  const consignment = plainImport(stage, at);
  const { cargoArrivedAt } = planArrival(stage, consignment, at);
  stage.agenda.plan(whenAtWork(cargoArrivedAt + stage.chance.lasting(HOUR_MS), OFFICE), async () => {
    const summary = { taxed: true, guaranteeNo: GUARANTEE, content: summaryOf(consignment.content) };
    const answer = await stage.as(BROKER_USER).post('/v1/declarations/summary', summary, `${consignment.billNo}/summary`);
    const id = String(expectStatus(answer, 202)['id']);
    stage.tally.declarations++;
    whenPickedUp(stage, id, () => {
      planPickUp(stage, consignment);
      if (stage.chance.happens(0.6)) planCompletion(stage, id, consignment.content);
    });
  });
}

function plainImport({ chance }: Stage, at: number): Consignment {
  for (;;) {
    const drawn = consignmentAt(chance, at);
    if (drawn.direction === 'I' && PLAIN.test(String(drawn.content.items[0]?.['hsCode']))) return drawn;
  }
}

/** What a summary has to state (code table summary-fields), and the six digits of the commodity code that are known then. */
function summaryOf({ header, items, containers }: Content): Content {
  return {
    header: part(header, HEADER),
    items: items.map((item) => ({ ...part(item, ITEM), hsCode: String(item['hsCode']).slice(0, 6) })),
    containers: containers.map((container) => part(container, ['containerId'])),
  };
}

const part = (of: Readonly<Record<string, unknown>>, keys: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(keys.filter((key) => key in of).map((key) => [key, of[key]]));

function planCompletion(stage: Stage, id: string, content: Content): void {
  const file = async (): Promise<void> => {
    // 409: it was taken for inspection meanwhile; it stays due
    expectStatus(await stage.as(BROKER_USER).post(`/v1/declarations/${id}/completion`, { content }), 202, 409);
  };
  stage.agenda.plan(whenAtWork(stage.now() + stage.chance.lasting(2 * HOUR_MS), OFFICE), file);
}

/** Looks every now and then, for at most two days; what is inspected or refused meanwhile is left as it is. */
function whenPickedUp(stage: Stage, id: string, goOn: () => void): void {
  const giveUpAt = stage.now() + 48 * HOUR_MS;
  const look = async (): Promise<void> => {
    const { row } = expectStatus(await stage.as('administrator').get(`/v1/declarations/${id}`), 200) as { row: { status: string } };
    if (row.status === 'PICKUP_RELEASED') goOn();
    else if (stage.now() < giveUpAt) stage.agenda.plan(stage.now() + 40 * MINUTE_MS, look);
  };
  stage.agenda.plan(stage.now() + 20 * MINUTE_MS, look);
}

import { describe, expect, test } from 'vitest';
import { readDecMessage } from './read-dec-message.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('the line of a fault', () => {
  test('is where the field stands, or the part that it is missing in', async () => {
    const read = await readDecMessage(
      bytes(`<?xml version="1.0"?>
<DecMessage>
  <DecHead>
    <IEFlag>I</IEFlag>
    <TradeName>x</TradeName>
    <BillNo></BillNo>
  </DecHead>
  <DecLists>
    <DecList>
      <GNo>1</GNo>
    </DecList>
    <DecList
      ><CodeTS>1</CodeTS></DecList>
  </DecLists>
  <DecFreeTxt>
    <VoyNo>7</VoyNo>
  </DecFreeTxt>
</DecMessage>`),
    );
    if (!read.ok) throw new Error('it was not read');
    const lines = ['/header/direction', '/header/trader/name', '/header/billNo', '/header/grossWeightKg', '/items/0/itemNo'];
    expect(lines.map(read.lineOf)).toEqual([4, 5, 6, 3, 10]);
    const rest = ['/items/0/hsCode', '/items/1', '/items/1/hsCode', '/items', '/header/voyageNo', '/containers', ''];
    expect(rest.map(read.lineOf)).toEqual([9, 12, 13, 8, 16, 2, 2]);
  });

  test('of an element that is there twice is the second one’s', async () => {
    const read = await readDecMessage(bytes('<DecMessage>\n<DecHead>\n<BillNo>A</BillNo>\n<BillNo>B</BillNo>\n</DecHead>\n</DecMessage>'));
    expect(read.faults).toMatchObject([{ path: '/header/billNo', line: 4 }]);
  });

  test.each([
    ['a tag that does not close', '<DecMessage>\n<DecHead>\n  <BillNo>A</BillN>\n', { line: 3, column: 20 }],
    ['a file that stops', '<DecMessage>\n<DecHead>', { line: 2 }],
    ['another root', '<?xml version="1.0"?>\n<Order/>', { line: 2 }],
    ['a document type', '<?xml version="1.0"?>\n<!DOCTYPE x>\n<DecMessage/>', { line: 2 }],
  ])('of %s is told', async (_name, text, place) => {
    const read = await readDecMessage(bytes(text));
    expect(read.ok).toBe(false);
    expect(read.faults[0]).toMatchObject(place);
  });

  test('of a byte that is no character is counted in bytes', async () => {
    const read = await readDecMessage(Uint8Array.from([...bytes('<DecMessage>\n\n<A>'), 0xff, ...bytes('</A></DecMessage>')]));
    expect(read.faults[0]).toMatchObject({ line: 3 });
  });
});

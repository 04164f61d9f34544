import { describe, expect, it } from 'vitest';
import type { DeclarationContent } from '../../domain/content.ts';
import { readDecMessage } from './read-dec-message.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string) => readDecMessage(bytesOf(text));

async function content(text: string): Promise<DeclarationContent> {
  const result = await read(text);
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result.content;
}
async function unreadable(bytes: Uint8Array): Promise<string> {
  const result = await readDecMessage(bytes);
  if (result.ok) throw new Error('it was read');
  expect(result.faults).toHaveLength(1);
  expect(result.faults[0]).toMatchObject({ rule: 'dec-message', path: '', severity: 'SEVERITY_ERROR' });
  return result.faults[0]?.message.en ?? '';
}
const head = (inner: string): string => `<DecMessage xmlns="http://www.chinaport.gov.cn/dec"><DecHead>${inner}</DecHead></DecMessage>`;

describe('a DecMessage', () => {
  it('is read by local names, with any prefix and without a namespace', async () => {
    const prefixed =
      '<d:DecMessage xmlns:d="http://www.chinaport.gov.cn/dec"><d:DecHead><d:BillNo> B1 </d:BillNo></d:DecHead></d:DecMessage>';
    const bare = '<DecMessage><DecHead><BillNo>B1</BillNo></DecHead></DecMessage>';
    expect((await content(prefixed)).header?.billNo).toBe('B1');
    expect(await content(bare)).toEqual(await content(prefixed));
  });
  it('is read out of an ImportMessage, whose envelope is kept', async () => {
    const result = await content(
      '<ImportMessage><SWImpHead><CopMsgId>M1</CopMsgId></SWImpHead><SWImpData><DecMessage><DecHead><BillNo>B1</BillNo></DecHead></DecMessage></SWImpData></ImportMessage>',
    );
    expect(result.header?.billNo).toBe('B1');
    expect(result.kept).toEqual([{ path: 'ImportMessage/SWImpHead/CopMsgId', value: 'M1' }]);
  });
  it('takes the older spelling of the credit code, and keeps it when both differ', async () => {
    expect((await content(head('<TradeCodeScc>OLD</TradeCodeScc>'))).header?.trader?.creditCode).toBe('OLD');
    for (const both of [
      '<TradeCodeScc>OLD</TradeCodeScc><TradeCoScc>NEW</TradeCoScc>',
      '<TradeCoScc>NEW</TradeCoScc><TradeCodeScc>OLD</TradeCodeScc>',
    ]) {
      const result = await content(head(both));
      expect(result.header?.trader?.creditCode).toBe('NEW');
      expect(result.kept).toEqual([{ path: 'DecHead/TradeCodeScc', value: 'OLD' }]);
    }
  });
  it('takes the overseas party of its direction and keeps the other', async () => {
    const parties = '<OverseasConsignorEname>SELLER</OverseasConsignorEname><OverseasConsigneeEname>BUYER</OverseasConsigneeEname>';
    const imported = await content(head(`${parties}<IEFlag>I</IEFlag>`));
    expect(imported.header?.overseasParty?.name).toBe('SELLER');
    expect(imported.kept).toEqual([{ path: 'DecHead/OverseasConsigneeEname', value: 'BUYER' }]);
    expect((await content(head(`<IEFlag>E</IEFlag>${parties}`))).header?.overseasParty?.name).toBe('BUYER');
  });
  it('keeps unknown elements and attributes with their place', async () => {
    const result = await content(
      '<DecMessage Version="4.8"><DecUsers><DecUser><Tel>1</Tel></DecUser><DecUser><Tel>2</Tel></DecUser></DecUsers><DecLists><DecList><Factor>f</Factor></DecList></DecLists></DecMessage>',
    );
    expect(result.kept).toEqual([
      { path: '@Version', value: '4.8' },
      { path: 'DecLists/DecList/Factor', value: 'f' },
      { path: 'DecUsers/DecUser[1]/Tel', value: '1' },
      { path: 'DecUsers/DecUser[2]/Tel', value: '2' },
    ]);
  });
  it('reads the VINs of an item and keeps what stands beside them', async () => {
    const vin = (inner: string): string => `<DecGoodsLimitVin>${inner}</DecGoodsLimitVin>`;
    const result = await content(
      `<DecMessage><DecLists><DecList><DecGoodsLimits><DecGoodsLimit><LicenceNo>L</LicenceNo>${vin('<VinNo>1</VinNo><VinCode>V1</VinCode>')}${vin('<VinNo>V2</VinNo>')}</DecGoodsLimit></DecGoodsLimits></DecList></DecLists></DecMessage>`,
    );
    expect(result.items[0]?.vehicleIds).toEqual(['V1', 'V2']);
    expect(result.kept).toEqual([
      { path: 'DecLists/DecList/DecGoodsLimits/DecGoodsLimit/DecGoodsLimitVin[1]/VinNo', value: '1' },
      { path: 'DecLists/DecList/DecGoodsLimits/DecGoodsLimit/LicenceNo', value: 'L' },
    ]);
  });
  it('tells every element that is there twice, by its field', async () => {
    const result = await read(
      '<DecMessage><DecHead><BillNo>A</BillNo><BillNo>B</BillNo><GrossWet/><GrossWet/></DecHead><DecLists><DecList><GNo>1</GNo><GNo>2</GNo></DecList></DecLists><DecHead/></DecMessage>',
    );
    expect(result.faults.map(({ path }) => path)).toEqual(['/header/billNo', '/header/grossWeightKg', '/items/0/itemNo', '/header']);
  });
  it('reads character references, the five entities and CDATA', async () => {
    expect((await content(head('<BillNo>a&amp;&#x42;<![CDATA[<c>]]></BillNo>'))).header?.billNo).toBe('a&B<c>');
  });
});

describe('a file that cannot be read', () => {
  it.each([
    ['a truncated file', '<DecMessage><DecHead>\n<BillNo>A', /2:10/],
    ['crossed tags', '<DecMessage>\n<a></b></DecMessage>', /2:/],
    ['an undefined entity', head('<BillNo>&x;</BillNo>'), /undefined entity/],
    ['an unbound prefix', '<x:DecMessage/>', /unbound namespace prefix/],
    ['a DOCTYPE', '<!DOCTYPE DecMessage [<!ENTITY a "aaaa">]><DecMessage/>', /DOCTYPE/],
    ['another root', '<Manifest/>', /Manifest/],
    ['an envelope with two messages', '<ImportMessage><a><DecMessage/><DecMessage/></a></ImportMessage>', /there are 2/],
    ['an empty envelope', '<ImportMessage/>', /there are 0/],
    ['nothing', '', /root element/],
    ['too deep a nesting', '<DecMessage>' + '<a>'.repeat(16), /deep/],
    ['too many elements', `<DecMessage>${'<a/>'.repeat(30_001)}</DecMessage>`, /30000 elements/],
    ['too many comments', `<DecMessage>${'<!--x-->'.repeat(30_001)}</DecMessage>`, /30000 elements/],
    ['too many instructions', `<DecMessage>${'<?a b?>'.repeat(30_001)}</DecMessage>`, /30000 elements/],
    ['a name longer than any', `<DecMessage><${'a'.repeat(65)}/></DecMessage>`, /name of an element/],
    ['a value longer than any', `<DecMessage a="${'x'.repeat(32_769)}"/>`, /value of an attribute/],
    ['many attributes in all', `<DecMessage>${'<a b="" c="" d=""/>'.repeat(10_001)}</DecMessage>`, /30000 in all/],
    ['too long a text', head(`<NoteS>${'x'.repeat(32_769)}</NoteS>`), /32768/],
    ['too many attributes', `<DecMessage ${Array.from({ length: 40 }, (_, n) => `a${String(n)}="1"`).join(' ')}/>`, /attributes/],
    ['an unknown encoding', '<?xml version="1.0" encoding="Shift_JIS"?><DecMessage/>', /Shift_JIS/],
  ])('is refused with its place: %s', async (_name, text, expected) => {
    expect(await unreadable(bytesOf(text))).toMatch(expected);
  });
  it('names the offset of a byte that is not of the encoding', async () => {
    const good = bytesOf('<DecMessage><a>中文</a></DecMessage>');
    const bad = good.slice();
    bad[18] = 0xff; // the first byte of 文
    expect(await unreadable(bad)).toMatch(/offset 18 /);
    const long = new Uint8Array(70_000).fill(0x20);
    long[69_998] = 0xc3;
    expect(await unreadable(long)).toMatch(/offset 69999 /);
  });
  it('is not taken above 10 MiB, and as UTF-16', async () => {
    expect(await unreadable(new Uint8Array(10 * 1024 * 1024 + 1))).toMatch(/10 MiB/);
    expect(await unreadable(new Uint8Array([0xff, 0xfe, 0x3c, 0]))).toMatch(/UTF-16/);
  });
});

describe('encodings', () => {
  it('reads GBK under its three names and UTF-8 with a byte order mark', async () => {
    const gbk = [0xd6, 0xd0, 0xce, 0xc4]; // 中文
    for (const label of ['GBK', 'gb2312', 'GB18030']) {
      const before = bytesOf(`<?xml version="1.0" encoding="${label}"?><DecMessage><DecHead><GoodsPlace>`);
      const after = bytesOf('</GoodsPlace></DecHead></DecMessage>');
      const result = await readDecMessage(new Uint8Array([...before, ...gbk, ...after]));
      expect(result.ok && result.content.header?.goodsPlace).toBe('中文');
    }
    const marked = await readDecMessage(new Uint8Array([0xef, 0xbb, 0xbf, ...bytesOf(head('<GoodsPlace>中文</GoodsPlace>'))]));
    expect(marked.ok && marked.content.header?.goodsPlace).toBe('中文');
  });
});

describe('time', () => {
  it('grows with the size of the file, not faster', async () => {
    const file = (items: number): Uint8Array =>
      bytesOf(
        `<DecMessage><DecLists>${'<DecList><GNo>1</GNo><GName>x</GName><Other>y</Other></DecList>'.repeat(items)}</DecLists></DecMessage>`,
      );
    const timed = async (bytes: Uint8Array): Promise<number> => {
      const times: number[] = [];
      for (let round = 0; round < 5; round++) {
        const from = performance.now();
        await readDecMessage(bytes);
        times.push(performance.now() - from);
      }
      return Math.min(...times);
    };
    await timed(file(500));
    const small = await timed(file(800));
    const large = await timed(file(6_400));
    // eight times the size; quadratic would be sixty-four
    expect(large / small).toBeLessThan(25);
  });
});

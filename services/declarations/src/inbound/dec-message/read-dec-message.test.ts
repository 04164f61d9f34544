import { describe, expect, it } from 'vitest';
import type { DeclarationContent } from '../../domain/content.ts';
import { readDecMessage } from './read-dec-message.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string) => readDecMessage(bytesOf(text));

function content(text: string): DeclarationContent {
  const result = read(text);
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result.content;
}
function unreadable(bytes: Uint8Array): string {
  const result = readDecMessage(bytes);
  if (result.ok) throw new Error('it was read');
  expect(result.faults).toHaveLength(1);
  expect(result.faults[0]).toMatchObject({ rule: 'dec-message', path: '', severity: 'SEVERITY_ERROR' });
  return result.faults[0]?.message.en ?? '';
}
const head = (inner: string): string => `<DecMessage xmlns="http://www.chinaport.gov.cn/dec"><DecHead>${inner}</DecHead></DecMessage>`;

describe('a DecMessage', () => {
  it('is read by local names, with any prefix and without a namespace', () => {
    const prefixed =
      '<d:DecMessage xmlns:d="http://www.chinaport.gov.cn/dec"><d:DecHead><d:BillNo> B1 </d:BillNo></d:DecHead></d:DecMessage>';
    const bare = '<DecMessage><DecHead><BillNo>B1</BillNo></DecHead></DecMessage>';
    expect(content(prefixed).header?.billNo).toBe('B1');
    expect(content(bare)).toEqual(content(prefixed));
  });
  it('is read out of an ImportMessage, whose envelope is kept', () => {
    const result = content(
      '<ImportMessage><SWImpHead><CopMsgId>M1</CopMsgId></SWImpHead><SWImpData><DecMessage><DecHead><BillNo>B1</BillNo></DecHead></DecMessage></SWImpData></ImportMessage>',
    );
    expect(result.header?.billNo).toBe('B1');
    expect(result.kept).toEqual([{ path: 'ImportMessage/SWImpHead/CopMsgId', value: 'M1' }]);
  });
  it('takes the older spelling of the credit code, and keeps it when both differ', () => {
    expect(content(head('<TradeCodeScc>OLD</TradeCodeScc>')).header?.trader?.creditCode).toBe('OLD');
    for (const both of [
      '<TradeCodeScc>OLD</TradeCodeScc><TradeCoScc>NEW</TradeCoScc>',
      '<TradeCoScc>NEW</TradeCoScc><TradeCodeScc>OLD</TradeCodeScc>',
    ]) {
      const result = content(head(both));
      expect(result.header?.trader?.creditCode).toBe('NEW');
      expect(result.kept).toEqual([{ path: 'DecHead/TradeCodeScc', value: 'OLD' }]);
    }
  });
  it('takes the overseas party of its direction and keeps the other', () => {
    const parties = '<OverseasConsignorEname>SELLER</OverseasConsignorEname><OverseasConsigneeEname>BUYER</OverseasConsigneeEname>';
    const imported = content(head(`${parties}<IEFlag>I</IEFlag>`));
    expect(imported.header?.overseasParty?.name).toBe('SELLER');
    expect(imported.kept).toEqual([{ path: 'DecHead/OverseasConsigneeEname', value: 'BUYER' }]);
    expect(content(head(`<IEFlag>E</IEFlag>${parties}`)).header?.overseasParty?.name).toBe('BUYER');
  });
  it('keeps unknown elements and attributes with their place', () => {
    const result = content(
      '<DecMessage Version="4.8"><DecUsers><DecUser><Tel>1</Tel></DecUser><DecUser><Tel>2</Tel></DecUser></DecUsers><DecLists><DecList><Factor>f</Factor></DecList></DecLists></DecMessage>',
    );
    expect(result.kept).toEqual([
      { path: '@Version', value: '4.8' },
      { path: 'DecLists/DecList/Factor', value: 'f' },
      { path: 'DecUsers/DecUser[1]/Tel', value: '1' },
      { path: 'DecUsers/DecUser[2]/Tel', value: '2' },
    ]);
  });
  it('reads the VINs of an item and keeps what stands beside them', () => {
    const vin = (inner: string): string => `<DecGoodsLimitVin>${inner}</DecGoodsLimitVin>`;
    const result = content(
      `<DecMessage><DecLists><DecList><DecGoodsLimits><DecGoodsLimit><LicenceNo>L</LicenceNo>${vin('<VinNo>1</VinNo><VinCode>V1</VinCode>')}${vin('<VinNo>V2</VinNo>')}</DecGoodsLimit></DecGoodsLimits></DecList></DecLists></DecMessage>`,
    );
    expect(result.items[0]?.vehicleIds).toEqual(['V1', 'V2']);
    expect(result.kept).toEqual([
      { path: 'DecLists/DecList/DecGoodsLimits/DecGoodsLimit/DecGoodsLimitVin[1]/VinNo', value: '1' },
      { path: 'DecLists/DecList/DecGoodsLimits/DecGoodsLimit/LicenceNo', value: 'L' },
    ]);
  });
  it('tells every element that is there twice, by its field', () => {
    const result = read(
      '<DecMessage><DecHead><BillNo>A</BillNo><BillNo>B</BillNo><GrossWet/><GrossWet/></DecHead><DecLists><DecList><GNo>1</GNo><GNo>2</GNo></DecList></DecLists><DecHead/></DecMessage>',
    );
    expect(result.faults.map(({ path }) => path)).toEqual(['/header/billNo', '/header/grossWeightKg', '/items/0/itemNo', '/header']);
  });
  it('reads character references, the five entities and CDATA', () => {
    expect(content(head('<BillNo>a&amp;&#x42;<![CDATA[<c>]]></BillNo>')).header?.billNo).toBe('a&B<c>');
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
    ['too many elements', `<DecMessage>${'<a/>'.repeat(100_001)}</DecMessage>`, /100000 elements/],
    ['too long a text', head(`<NoteS>${'x'.repeat(32_769)}</NoteS>`), /32768/],
    ['too many attributes', `<DecMessage ${Array.from({ length: 40 }, (_, n) => `a${String(n)}="1"`).join(' ')}/>`, /attributes/],
    ['an unknown encoding', '<?xml version="1.0" encoding="Shift_JIS"?><DecMessage/>', /Shift_JIS/],
  ])('is refused with its place: %s', (_name, text, expected) => {
    expect(unreadable(bytesOf(text))).toMatch(expected);
  });
  it('names the offset of a byte that is not of the encoding', () => {
    const good = bytesOf('<DecMessage><a>中文</a></DecMessage>');
    const bad = good.slice();
    bad[18] = 0xff; // the first byte of 文
    expect(unreadable(bad)).toMatch(/offset 18 /);
    const long = new Uint8Array(70_000).fill(0x20);
    long[69_998] = 0xc3;
    expect(unreadable(long)).toMatch(/offset 69999 /);
  });
  it('is not taken above 10 MiB, and as UTF-16', () => {
    expect(unreadable(new Uint8Array(10 * 1024 * 1024 + 1))).toMatch(/10 MiB/);
    expect(unreadable(new Uint8Array([0xff, 0xfe, 0x3c, 0]))).toMatch(/UTF-16/);
  });
});

describe('encodings', () => {
  it('reads GBK under its three names and UTF-8 with a byte order mark', () => {
    const gbk = [0xd6, 0xd0, 0xce, 0xc4]; // 中文
    for (const label of ['GBK', 'gb2312', 'GB18030']) {
      const before = bytesOf(`<?xml version="1.0" encoding="${label}"?><DecMessage><DecHead><GoodsPlace>`);
      const after = bytesOf('</GoodsPlace></DecHead></DecMessage>');
      const result = readDecMessage(new Uint8Array([...before, ...gbk, ...after]));
      expect(result.ok && result.content.header?.goodsPlace).toBe('中文');
    }
    const marked = readDecMessage(new Uint8Array([0xef, 0xbb, 0xbf, ...bytesOf(head('<GoodsPlace>中文</GoodsPlace>'))]));
    expect(marked.ok && marked.content.header?.goodsPlace).toBe('中文');
  });
});

describe('time', () => {
  it('grows with the size of the file, not faster', () => {
    const file = (items: number): Uint8Array =>
      bytesOf(
        `<DecMessage><DecLists>${'<DecList><GNo>1</GNo><GName>x</GName><Other>y</Other></DecList>'.repeat(items)}</DecLists></DecMessage>`,
      );
    const timed = (bytes: Uint8Array): number => {
      const best = Array.from({ length: 5 }, () => {
        const from = performance.now();
        readDecMessage(bytes);
        return performance.now() - from;
      });
      return Math.min(...best);
    };
    timed(file(500));
    const small = timed(file(1_000));
    const large = timed(file(8_000));
    // eight times the size; quadratic would be sixty-four
    expect(large / small).toBeLessThan(25);
  });
});

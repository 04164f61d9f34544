import type { Chance } from './random.ts';
import { GOODS, OFFICE_OF } from './goods.ts';
import type { Goods, Mode } from './goods.ts';
import { billNumber, containerNumber } from './numbers.ts';

/** One consignment with its declaration as JSON of the public API. */
export interface Consignment {
  readonly direction: 'I' | 'E';
  readonly mode: Mode;
  readonly office: string;
  readonly billNo: string;
  readonly containerIds: readonly string[];
  readonly content: Content;
}

export interface Content {
  readonly header: Record<string, unknown>;
  readonly items: readonly Record<string, unknown>[];
  readonly containers: readonly Record<string, unknown>[];
}

const TRADERS = [
  { creditCode: '91430100MA4L00011K', customsCode: '4301910001', name: '示例精密机械有限公司' },
  { creditCode: '91430100MA4L00038B', customsCode: '4301960003', name: '示例烟花制造有限公司' },
] as const;
const BROKER = { creditCode: '91430100MA4L0002XB', customsCode: '4301980002', name: '示例报关有限公司' };
const BORDER: Record<Mode, string> = { '2': '430601', '3': '430101', '4': '430101', '5': '430102' };
const CONVEYANCE: Record<Mode, string> = { '2': 'XIANGSHUI', '3': 'X8', '4': '湘A', '5': 'CZ' };
const PLACE: Record<Mode, string> = { '2': '城陵矶港堆场', '3': '长沙霞凝货场监管仓库', '4': '长沙星沙监管场所', '5': '长沙黄花机场货站' };

/** A consignment without faults; its day is the day of `at` in Asia/Shanghai. */
export function consignmentAt(chance: Chance, at: number): Consignment {
  const goods = chance.weighted(GOODS.map((each) => [each, each.weight] as const));
  const mode = chance.pick(goods.modes as readonly [Mode, ...Mode[]]);
  const trader = goods.unNumber === undefined ? TRADERS[0] : TRADERS[1];
  const containerIds =
    mode === '2' || mode === '3' ? [containerNumber(chance), ...(chance.happens(0.15) ? [containerNumber(chance)] : [])] : [];
  const items = Array.from(
    {
      length: chance.weighted([
        [1, 6],
        [2, 3],
        [5, 1],
      ] as const),
    },
    (_none, index) => item(chance, goods, index + 1),
  );
  const net = items.reduce((sum, each) => sum + each.netKg, 0);
  const day = new Date(at + 8 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '');
  const billNo = billNumber(chance, mode);
  const foreign = { code: '', name: 'EXAMPLE TRADING CO., LTD' };
  return {
    direction: goods.direction,
    mode,
    office: OFFICE_OF[mode],
    billNo,
    containerIds,
    content: {
      header: {
        direction: goods.direction,
        customsOffice: OFFICE_OF[mode],
        portOffice: OFFICE_OF[mode],
        contractNo: `HN${day}-${String(chance.int(1000, 9999))}`,
        movementDate: day,
        declaredDate: day,
        trader,
        owner: trader,
        declarant: BROKER,
        overseasParty: foreign,
        transportMode: mode,
        conveyanceName: `${CONVEYANCE[mode]}${String(chance.int(100, 999))}`,
        voyageNo: day,
        billNo,
        tradeMode: '0110',
        levyNature: '101',
        departureOrDestinationCountry: goods.country,
        tradingCountry: goods.country,
        transitOrDestinationPort: `${goods.country}000`,
        ...(goods.direction === 'I' ? { departurePort: `${goods.country}000` } : {}),
        borderPort: BORDER[mode],
        terms: goods.direction === 'I' ? '1' : '3',
        packages: String(chance.int(1, 900)),
        packageType: '22',
        grossWeightKg: (net * 1.08).toFixed(5),
        netWeightKg: net.toFixed(5),
        goodsPlace: PLACE[mode],
        entryType: 'M',
        transitRelation: '0',
        billType: '1',
        promises: '00000',
        shippingMarks: 'N/M',
        ...(goods.oversize === true ? { oversize: true } : {}),
      },
      items: items.map((each) => each.fields),
      containers: containerIds.map((containerId) => ({
        containerId,
        specification: '21',
        itemNos: items.map((each) => each.fields['itemNo']).join(','),
        sharedFlag: '0',
      })),
    },
  };
}

function item(chance: Chance, goods: Goods, itemNo: number): { fields: Record<string, string>; netKg: number } {
  const heavy = goods.kgPerUnit > 100;
  const units = heavy ? chance.int(1, 6) : chance.int(40, 20_000);
  const netKg = Math.max(1, units * goods.kgPerUnit);
  const quantity = units.toFixed(5);
  const legal =
    goods.unit === '001' || goods.unit === '007'
      ? { firstQuantity: quantity, firstUnit: goods.unit }
      : { firstQuantity: netKg.toFixed(5), firstUnit: '035' };
  const cents = BigInt(goods.priceCents) * BigInt(units);
  return {
    netKg,
    fields: {
      itemNo: String(itemNo),
      hsCode: goods.hsCode,
      name: goods.name,
      specification: goods.specification,
      quantity,
      unit: goods.unit,
      ...legal,
      unitPrice: (goods.priceCents / 100).toFixed(4),
      totalPrice: `${String(cents / 100n)}.${String(cents % 100n).padStart(2, '0')}`,
      currency: goods.currency,
      originCountry: goods.direction === 'I' ? goods.country : 'CHN',
      destinationCountry: goods.direction === 'I' ? 'CHN' : goods.country,
      district: '43019',
      dutyMode: '1',
      ...(goods.unNumber === undefined
        ? {}
        : {
            unNumber: goods.unNumber,
            dangerousName: 'FIREWORKS',
            dangerousPackageType: '2',
            dangerousPackageSpec: '4G',
            notDangerousFlag: '0',
          }),
    },
  };
}

/** The same with faults as people make them: a digit of the container, gross below net, a total that is not price × quantity. */
export function withFaults(chance: Chance, content: Content): Content {
  const kind = content.containers.length === 0 ? chance.int(1, 2) : chance.int(0, 2);
  const [first, ...others] = content.items;
  if (kind === 0) {
    return {
      ...content,
      containers: content.containers.map((box) => ({
        ...box,
        containerId: String(box['containerId']).replace(/\d$/, (digit) => String((Number(digit) + 1) % 10)),
      })),
    };
  }
  if (kind === 1) return { ...content, header: { ...content.header, grossWeightKg: '0.50000', packages: '' } };
  return { ...content, items: [{ ...first, totalPrice: '1.00', hsCode: '390230' }, ...others] };
}

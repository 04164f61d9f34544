import { fileURLToPath } from 'node:url';
import { DeclarationContent } from '@tongguan/contracts/declarations/v1/content';
import type { DeepPartial } from '@tongguan/contracts/declarations/v1/content';
import { tablesOn } from '#src/domain/code-tables';
import type { CodeTables } from '#src/domain/code-tables';
import type { CompleteContent, CompleteHeader, Container, Item } from '#src/domain/content';
import { readCodeTables } from '#src/outbound/code-tables';

export const codeTablesFolder = fileURLToPath(new URL('../../../infra/code-tables/declarations', import.meta.url));
export const codeTableSet = await readCodeTables(codeTablesFolder);
/** The tables that are shipped, as of a day of 2018. */
export const codeTables: CodeTables = tablesOn(codeTableSet, '2018-05-11');

/** Companies of the demo users: a broker, and a maker of fireworks. */
export const BROKER = '91430100MA4L0002XB';
export const MAKER = '91430100MA4L00038B';
export const IMPORTER = '91430100MA4L00011K';

const party = (creditCode: string, customsCode: string): DeepPartial<CompleteHeader['trader']> => ({
  creditCode,
  customsCode,
  name: '示例公司',
});

export function anItem(changes: DeepPartial<Item> = {}): DeepPartial<Item> {
  return {
    ...{ itemNo: '1', hsCode: '8457101000', name: '立式加工中心', specification: '4|3|数控' },
    ...{ quantity: '2', unit: '001', firstQuantity: '2', firstUnit: '001', secondQuantity: '8200', secondUnit: '035' },
    ...{ unitPrice: '84500', totalPrice: '169000.00', currency: 'EUR', originCountry: 'DEU', destinationCountry: 'CHN' },
    ...{ district: '43019', dutyMode: '1' },
    ...changes,
  };
}

export function aContainer(changes: DeepPartial<Container> = {}): DeepPartial<Container> {
  return { containerId: 'TBJU1000016', specification: '21', itemNos: '1', sharedFlag: '0', ...changes };
}

export interface Changes {
  readonly header?: DeepPartial<CompleteHeader>;
  readonly items?: readonly DeepPartial<Item>[];
  readonly containers?: readonly DeepPartial<Container>[];
}

/** An import by rail without a fault, with changes. */
export function aDeclaration({ header = {}, items = [anItem()], containers = [aContainer()] }: Changes = {}): CompleteContent {
  const empty = { mark: '', amount: '', currency: '' };
  return DeclarationContent.fromPartial({
    header: {
      ...{ direction: 'I', customsOffice: '4905', portOffice: '4905', contractNo: 'HN-1' },
      ...{ trader: party(IMPORTER, '4301910001'), owner: party(IMPORTER, '4301910001'), declarant: party(BROKER, '4301980002') },
      ...{ overseasParty: { name: 'EXAMPLE GMBH' }, inputUnit: {}, freight: empty, insurance: empty, otherCosts: empty },
      ...{ transportMode: '3', conveyanceName: 'X8074', billNo: 'SMGS18043000123', tradeMode: '0110', levyNature: '101' },
      ...{ departureOrDestinationCountry: 'DEU', tradingCountry: 'DEU', transitOrDestinationPort: 'DEU000', departurePort: 'DEU000' },
      ...{ borderPort: '430101', terms: '1', packages: '14', packageType: '22', grossWeightKg: '12850', netWeightKg: '11600' },
      ...{ goodsPlace: '长沙霞凝货场', entryType: 'M' },
      ...header,
    },
    items,
    containers,
  }) as CompleteContent;
}

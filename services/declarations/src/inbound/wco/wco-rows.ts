import type { Container, Header, Item } from '../../domain/content.ts';
import type { FieldPath } from '../dec-message/elements.ts';

/** How a foreign value becomes ours: as it is, as an amount, or by a code table. */
export type Conversion = 'text' | 'decimal' | 'number' | 'country' | 'currency' | 'direction' | 'mode' | 'terms' | 'package' | 'hs';

/** One element (or attribute) of a WCO declaration and the field that it has here. */
export interface WcoRow<Path extends string = string> {
  /** Local names below Declaration; of an item or a container below it; `@name` is an attribute. */
  readonly path: string;
  readonly field: Path;
  readonly as: Conversion;
  /** Only of imports or only of exports. */
  readonly only?: 'I' | 'E';
  /** Only beside an element of this name and text. */
  readonly beside?: readonly [name: string, text: string];
}

/** Below Declaration: the head (WCO Data Model 3.x against domain.md §3.1 and §3.8). */
export const headerRows: readonly WcoRow<FieldPath<Header>>[] = [
  { path: 'TypeCode', field: 'direction', as: 'direction' },
  { path: 'FunctionalReferenceID', field: 'clientNo', as: 'text' },
  { path: 'GoodsShipment/UCR/TraderAssignedReferenceID', field: 'contractNo', as: 'text' },
  { path: 'BorderTransportMeans/ModeCode', field: 'transportMode', as: 'mode' },
  { path: 'BorderTransportMeans/ID', field: 'conveyanceName', as: 'text' },
  { path: 'BorderTransportMeans/JourneyID', field: 'voyageNo', as: 'text' },
  { path: 'GoodsShipment/Consignment/TransportContractDocument/ID', field: 'billNo', as: 'text' },
  { path: 'GoodsShipment/Consignment/GoodsLocation/Name', field: 'goodsPlace', as: 'text' },
  { path: 'TotalPackageQuantity', field: 'packages', as: 'number' },
  { path: 'TotalGrossMassMeasure', field: 'grossWeightKg', as: 'decimal' },
  { path: 'Declarant/Name', field: 'declarant.name', as: 'text' },
  { path: 'GoodsShipment/TradeTerms/ConditionCode', field: 'terms', as: 'terms' },
  { path: 'GoodsShipment/CustomsValuation/FreightChargeAmount', field: 'freight.amount', as: 'decimal' },
  { path: 'GoodsShipment/CustomsValuation/FreightChargeAmount/@currencyID', field: 'freight.currency', as: 'currency' },
  { path: 'Importer/Name', field: 'trader.name', as: 'text', only: 'I' },
  { path: 'GoodsShipment/Importer/Name', field: 'trader.name', as: 'text', only: 'I' },
  { path: 'Exporter/Name', field: 'overseasParty.name', as: 'text', only: 'I' },
  { path: 'Exporter/Address/Line', field: 'overseasParty.address', as: 'text', only: 'I' },
  { path: 'Exporter/Address/CountryCode', field: 'tradingCountry', as: 'country', only: 'I' },
  { path: 'GoodsShipment/Exporter/Name', field: 'overseasParty.name', as: 'text', only: 'I' },
  { path: 'GoodsShipment/ExportCountry/ID', field: 'departureOrDestinationCountry', as: 'country', only: 'I' },
  { path: 'Exporter/Name', field: 'trader.name', as: 'text', only: 'E' },
  { path: 'GoodsShipment/Consignee/Name', field: 'overseasParty.name', as: 'text', only: 'E' },
  { path: 'GoodsShipment/Consignee/Address/CountryCode', field: 'tradingCountry', as: 'country', only: 'E' },
  { path: 'GoodsShipment/Destination/CountryCode', field: 'departureOrDestinationCountry', as: 'country', only: 'E' },
];

export const ITEM = 'GoodsShipment/GovernmentAgencyGoodsItem';
/** Below an item. */
export const itemRows: readonly WcoRow<FieldPath<Item>>[] = [
  { path: 'SequenceNumeric', field: 'itemNo', as: 'number' },
  { path: 'Commodity/Description', field: 'name', as: 'text' },
  { path: 'Commodity/Classification/ID', field: 'hsCode', as: 'hs', beside: ['IdentificationTypeCode', 'TSP'] },
  { path: 'Commodity/Classification/ID', field: 'hsCode', as: 'hs', beside: ['IdentificationTypeCode', 'HS'] },
  { path: 'Commodity/InvoiceLine/ItemChargeAmount', field: 'totalPrice', as: 'decimal' },
  { path: 'Commodity/InvoiceLine/ItemChargeAmount/@currencyID', field: 'currency', as: 'currency' },
  { path: 'Origin/CountryCode', field: 'originCountry', as: 'country' },
  { path: 'Destination/CountryCode', field: 'destinationCountry', as: 'country' },
];

export const CONTAINER = 'GoodsShipment/Consignment/TransportEquipment';
/** Below a container. */
export const containerRows: readonly WcoRow<FieldPath<Container>>[] = [{ path: 'ID', field: 'containerId', as: 'text' }];

/** Said once for all of them there, and of each item here. */
export const everyItemRows: readonly WcoRow<FieldPath<Item>>[] = [
  { path: 'GoodsShipment/Destination/CountryCode', field: 'destinationCountry', as: 'country' },
];

/** Said of each item there, and once for all of them here: weights are added up, the kind of package has to be the same. */
export const allItemsRows = {
  grossWeightKg: 'Commodity/GoodsMeasure/GrossMassMeasure',
  netWeightKg: 'Commodity/GoodsMeasure/NetNetWeightMeasure',
  packageType: 'Packaging/TypeCode',
} as const satisfies Partial<Record<FieldPath<Header>, string>>;

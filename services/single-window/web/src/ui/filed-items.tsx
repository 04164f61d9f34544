import { declarationFieldTexts } from '#src/i18n/declaration-fields';
import { useCodeText, useLanguage, useTexts } from '#src/i18n/area';
import { useCodeName, useNameOfCode } from '#src/ui/code-names';
import type { FiledContent } from '#src/api/filed-content';
import { PlainTable } from '#src/ui/plain-table';
import { Quantity, quantityText } from '#src/ui/quantity';

type Item = NonNullable<FiledContent['items']>[number];

/** Fields that have a column of their own; whatever else was given follows below the name. */
const SHOWN: readonly string[] = [
  ...['itemNo', 'hsCode', 'name', 'specification', 'quantity', 'unit', 'firstQuantity', 'firstUnit', 'secondQuantity', 'secondUnit'],
  ...['unitPrice', 'totalPrice', 'currency', 'originCountry', 'destinationCountry', 'district', 'dutyMode'],
];

/** The goods, in the columns of the printed declaration (报关单). */
export function FiledItems({ items, label }: { readonly items: readonly Item[]; readonly label: string }) {
  const t = useTexts(declarationFieldTexts);
  const language = useLanguage();
  const units = useNameOfCode('units');
  const countries = useCodeName('countries');
  const currencies = useCodeName('currencies');
  const districts = useCodeName('districts');
  const dutyModes = useCodeName('duty-modes');
  const amount = (quantity: string | undefined, unit: string | undefined) =>
    quantity === undefined ? null : (
      <div>
        <Quantity of={quantity} /> {unit === undefined ? '' : (units(unit) ?? unit)}
      </div>
    );
  const money = (price: string | undefined) => (price === undefined ? null : <div>{quantityText(price, language, 2)}</div>);
  const named = (name: (code: string) => string, code: string | undefined) => (code === undefined ? '' : name(code));
  return (
    <PlainTable
      label={label}
      rows={items}
      rowKey={(item, place) => `${item.itemNo ?? ''} ${String(place)}`}
      columns={[
        { key: 'itemNo', title: t('item.itemNo'), width: '6%', render: (item) => item.itemNo },
        { key: 'name', title: `${t('item.hsCode')} · ${t('item.name')}`, render: (item) => <Goods item={item} /> },
        {
          ...{ key: 'quantity', title: t('item.quantity'), width: '17%', align: 'right' },
          render: (item) => (
            <div>
              {amount(item.quantity, item.unit)}
              {amount(item.firstQuantity, item.firstUnit)}
              {amount(item.secondQuantity, item.secondUnit)}
            </div>
          ),
        },
        {
          ...{ key: 'price', title: `${t('item.unitPrice')} · ${t('item.totalPrice')}`, width: '14%', align: 'right' },
          render: (item) => (
            <div>
              {money(item.unitPrice)}
              {money(item.totalPrice)}
              <div>{named(currencies, item.currency)}</div>
            </div>
          ),
        },
        {
          ...{ key: 'countries', title: `${t('item.originCountry')} · ${t('item.destinationCountry')}`, width: '15%' },
          render: (item) => (
            <div>
              <div>{named(countries, item.originCountry)}</div>
              <div>{named(countries, item.destinationCountry)}</div>
            </div>
          ),
        },
        {
          ...{ key: 'inChina', title: `${t('item.district')} · ${t('item.dutyMode')}`, width: '17%' },
          render: (item) => (
            <div>
              <div>{named(districts, item.district)}</div>
              <div>{named(dutyModes, item.dutyMode)}</div>
            </div>
          ),
        },
      ]}
    />
  );
}

function Goods({ item }: { readonly item: Item }) {
  const say = useCodeText(declarationFieldTexts, 'item');
  const others = Object.entries(item).filter(([name]) => !SHOWN.includes(name));
  return (
    <div>
      <strong className="numbers">{item.hsCode}</strong> {item.name}
      {item.specification !== undefined && <div style={{ color: '#595959' }}>{item.specification}</div>}
      {others.length > 0 && (
        <div style={{ color: '#595959' }}>
          {others.map(([name, value]) => `${say(name)}: ${Array.isArray(value) ? value.join(' ') : value}`).join(' · ')}
        </div>
      )}
    </div>
  );
}

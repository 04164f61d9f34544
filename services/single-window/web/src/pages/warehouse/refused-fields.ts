import type { FormInstance } from 'antd';
import { asProblem } from '#src/api/problem';
import type { Fault } from '#src/api/problem';
import { useBilingual, useLanguage, useTexts } from '#src/i18n/area';
import { warehouseTexts } from '#src/i18n/warehouse';
import { quantityText } from '#src/ui/quantity';

type Path = (string | number)[];

/**
 * Puts what the API refused beside the fields that it names (`/quantities/0/quantity`): for a shortage what was requested, what
 * is available and what is short.
 */
export function useRefusedFields(form: FormInstance): (error: unknown) => void {
  const t = useTexts(warehouseTexts);
  const say = useBilingual();
  const language = useLanguage();
  const textOf = ({ detail, message, hint }: Fault): string => {
    const { requested, available, shortage } = detail ?? {};
    if (requested === undefined || available === undefined || shortage === undefined) return `${say(message)} ${say(hint)}`;
    const text = (quantity: string) => quantityText(quantity, language);
    return t('form.shortage', { requested: text(requested), available: text(available), shortage: text(shortage) });
  };
  return (error) => {
    const { faults } = asProblem(error).document;
    form.setFields(faults.map((fault) => ({ name: pathOf(fault.path), errors: [textOf(fault)] })));
    const [first] = faults;
    if (first !== undefined) form.scrollToField(pathOf(first.path), { block: 'center' });
  };
}

function pathOf(pointer: string): Path {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

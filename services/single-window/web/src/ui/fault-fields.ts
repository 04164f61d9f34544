import type { FormInstance } from 'antd';
import { asProblem } from '#src/api/problem';
import { useBilingual } from '#src/i18n/area';

type Path = (string | number)[];

/** Puts what the API refused beside the fields of a form that its JSON pointers name: `/lines/0/hsCode` is `['lines', 0, 'hsCode']`. */
export function useFaultFields(form: FormInstance): (error: unknown) => void {
  const say = useBilingual();
  return (error) => {
    const { faults } = asProblem(error).document;
    form.setFields(faults.map(({ path, message, hint }) => ({ name: pathOf(path), errors: [`${say(message)} ${say(hint)}`] })));
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

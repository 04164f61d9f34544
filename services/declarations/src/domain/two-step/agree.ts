import type { FieldDifference } from '../amendment/difference.ts';
import { differenceOf } from '../amendment/difference.ts';
import type { CodeTables } from '../code-tables.ts';
import type { CompleteContent } from '../content.ts';
import { decimalOf } from '../decimals.ts';
import type { Fault } from '../fault.ts';
import { error, warning } from '../fault.ts';
import { agreeingFields, valuesOf } from './summary-fields.ts';

interface Agreement {
  /** What the summary stated and the complete declaration says differently (概要与完整申报差异). */
  readonly differences: readonly FieldDifference[];
  /** An error where the two have to agree, a warning for every other difference. */
  readonly faults: readonly Fault[];
}

const NUMBER = /\/(?:packages|\w*(?:[qQ]uantity|[wW]eightKg|Price))$/;

/**
 * Holds a complete declaration against its summary. What the summary left open is no difference, nor is a commodity code that only goes
 * on where the summary's stopped, nor a number with more zeros behind the point. Bill, containers and parties have to agree by the table `summary-fields`: the goods were handed out on them.
 */
export function agreementOf(summary: CompleteContent, complete: CompleteContent, tables: CodeTables): Agreement {
  const differences = differenceOf(summary, complete).filter((each) => each.before !== '' && !saysTheSame(each));
  const errors = agreeingFields(tables).flatMap((field) => {
    const said = valuesOf(field, summary).map(({ value }) => value).filter((value) => value !== ''); // prettier-ignore
    const says = valuesOf(field, complete);
    const same = [...said].sort().join('\n') === says.map(({ value }) => value).sort().join('\n'); // prettier-ignore
    if (said.length === 0 || same) return [];
    const was = said.join(', ');
    return [
      error(
        'summary-differs',
        says.find(({ value }) => !said.includes(value))?.path ?? `/${field.path.split('.')[0] ?? ''}`,
        { zh: `${field.zh}须与概要申报一致(概要为${was})`, en: `${field.en} has to be that of the summary (${was})` },
        { zh: '改回概要申报的内容；概要有误的，先修改概要', en: 'put it back; a summary that is wrong is amended first' },
      ),
    ];
  });
  const told = new Set(errors.map(({ path }) => path));
  const warnings = differences
    .filter(({ path }) => !told.has(path))
    .map(({ path, label, before, after }) =>
      warning(
        'summary-differs',
        path,
        { zh: `${label.zh}与概要申报不同：${before} → ${after}`, en: `${label.en} is not what the summary said: ${before} → ${after}` },
        { zh: '核对；确需不同的，海关将看到此差异', en: 'check it; customs will see the difference' },
      ),
    );
  return { differences, faults: [...errors, ...warnings] };
}

function saysTheSame({ path, before, after }: FieldDifference): boolean {
  if (path.endsWith('/hsCode')) return before.length < 10 && after.startsWith(before);
  const number = NUMBER.test(path) ? decimalOf(before) : undefined;
  const other = decimalOf(after);
  return number !== undefined && other !== undefined && number.equals(other);
}

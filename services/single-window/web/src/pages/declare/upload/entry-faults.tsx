import { ExclamationCircleOutlined, WarningOutlined } from '@ant-design/icons';
import { useBilingual, useTexts } from '#src/i18n/area';
import { declareTexts } from '#src/i18n/declare';
import type { FilePlace } from './read-declarations.ts';
import type { Entry } from './upload-queue.ts';

export interface FaultLine {
  readonly place: string;
  readonly text: string;
  readonly severity: 'error' | 'warning';
}

/** Faults of an entry in words, by the lines of the file. */
export function useFaultLines(): (entry: Entry) => readonly FaultLine[] {
  const t = useTexts(declareTexts);
  const say = useBilingual();
  const placeText = ({ line, column }: FilePlace): string => {
    if (line === undefined) return t('upload.whole');
    return column === undefined ? t('upload.line', { line }) : t('upload.lineColumn', { line, column });
  };
  return ({ faults, ownFaults, problem }) => {
    const lines = [
      ...ownFaults.map((own) => ({
        ...own,
        severity: 'error' as const,
        text: `${t(`upload.fault.${own.code}`, { ...own.values })} — ${t('upload.fault.hint')}`,
      })),
      ...faults.map(({ fault, line, column }) => ({
        line,
        column,
        severity: fault.severity,
        text: `${say(fault.message)}${fault.hint.zh === '' ? '' : ` — ${say(fault.hint)}`}`,
      })),
    ].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
    if (lines.length === 0 && problem !== undefined) {
      return [{ place: t('upload.whole'), text: say(problem.document.message), severity: 'error' }];
    }
    return lines.map((line) => ({ place: placeText(line), text: line.text.trim(), severity: line.severity }));
  };
}

export function EntryFaults({ lines }: { readonly lines: readonly FaultLine[] }) {
  return (
    <ul className="fault-texts">
      {lines.map(({ place, text, severity }, index) => (
        <li key={index} className={`fault-${severity}`}>
          {severity === 'error' ? <ExclamationCircleOutlined aria-hidden /> : <WarningOutlined aria-hidden />} <b>{place}</b> {text}
        </li>
      ))}
    </ul>
  );
}

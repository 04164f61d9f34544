import { CheckCircleOutlined, ExclamationCircleOutlined, FormOutlined, LoadingOutlined, WarningOutlined } from '@ant-design/icons';
import { Button, Flex } from 'antd';
import type { Fault } from '#src/api/problem';
import { useBilingual, useTexts } from '#src/i18n/area';
import { declareTexts } from '#src/i18n/declare';
import type { Content } from './content.ts';
import { kindOf } from './fault-places.ts';
import type { Kind } from './fault-places.ts';
import { useLabels } from './labels.ts';
import type { Checked } from './use-dry-run.ts';

interface FaultListProps {
  readonly checked: Checked;
  /** In the order of the page. */
  readonly faults: readonly Fault[];
  readonly content: Content;
  readonly onGo: (fault: Fault) => void;
  readonly onNext: () => void;
}

const KINDS: readonly Kind[] = ['error', 'missing', 'warning'];
const HEAD = { error: 'faults.errors', missing: 'faults.missing', warning: 'faults.warnings' } as const;
const ICON = {
  error: <ExclamationCircleOutlined aria-hidden />,
  missing: <FormOutlined aria-hidden />,
  warning: <WarningOutlined aria-hidden />,
};

/** Every fault, errors and warnings apart; each leads to its field. */
export function FaultList({ checked, faults, content, onGo, onNext }: FaultListProps) {
  const t = useTexts(declareTexts);
  const say = useBilingual();
  const labels = useLabels();
  const groups = KINDS.map((kind) => ({ kind, faults: faults.filter((fault) => kindOf(fault, content) === kind) }));
  return (
    <section className="fault-list" aria-label={t('faults.title')}>
      <Flex align="center" justify="space-between" gap={8}>
        <h2 className="group-title">{t('faults.title')}</h2>
        <Button size="small" onClick={onNext} disabled={faults.length === 0}>
          {t('faults.next')}
        </Button>
      </Flex>
      <p role="status" className="fault-state">
        <State checked={checked} count={faults.length} />
      </p>
      <div className="fault-scroll" tabIndex={0} role="group" aria-label={t('faults.title')}>
        {groups.map(
          ({ kind, faults: some }) =>
            some.length > 0 && (
              <div key={kind}>
                <h3 className={`fault-head fault-${kind}`}>
                  {ICON[kind]} {t(HEAD[kind], { count: some.length })}
                </h3>
                <ul>
                  {some.map((fault, place) => (
                    <li key={`${fault.path} ${fault.rule} ${String(place)}`}>
                      <button
                        type="button"
                        className="fault-link"
                        onClick={() => {
                          onGo(fault);
                        }}
                      >
                        <b>{labels.pointer(fault.path)}</b> {kind === 'missing' ? '' : say(fault.message)}
                      </button>
                    </li>
                  ))}
                </ul>
              </div>
            ),
        )}
      </div>
    </section>
  );
}

function State({ checked, count }: { readonly checked: Checked; readonly count: number }) {
  const t = useTexts(declareTexts);
  if (checked.state === 'checking') {
    return (
      <>
        <LoadingOutlined aria-hidden /> {t('faults.checking')}
      </>
    );
  }
  if (checked.state === 'failed') return t('faults.failed');
  if (checked.state === 'idle') return t('faults.idle');
  return count > 0 ? null : (
    <>
      <CheckCircleOutlined aria-hidden style={{ color: '#1a7f37' }} /> {t('faults.none')}
    </>
  );
}

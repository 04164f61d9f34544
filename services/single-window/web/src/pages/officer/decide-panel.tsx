import { Button, Card, Input, Radio, Space, Tooltip } from 'antd';
import { useEffect, useMemo, useRef } from 'react';
import { useBilingual, useTexts } from '#src/i18n/area';
import { officerTexts } from '#src/i18n/officer';
import type { LegalBasis } from './case-file.ts';
import type { Decision, Typed } from './typed-draft.ts';
import { DECISIONS } from './typed-draft.ts';
import { useKeys } from './use-keys.ts';

export interface DecidedWish {
  readonly decision: Decision;
  readonly legalBasis: string;
  readonly reason: string;
  readonly due: string;
}

interface DecidePanelProps {
  readonly bases: readonly LegalBasis[];
  readonly typed: Typed;
  readonly mayDecide: boolean;
  readonly busy: boolean;
  readonly onType: (change: Partial<Typed>) => void;
  readonly onDecide: (wish: DecidedWish) => void;
  readonly onProblem: (text: string) => void;
}

const OTHER = 'other';

/** The first basis of a decision, a text of one's own where there is none; nothing while the bases are still on their way. */
function basisFor(bases: DecidePanelProps['bases'], decision: Decision): string {
  if (bases.length === 0) return '';
  return bases.find((each) => each.decision === decision)?.id ?? OTHER;
}

/** Decide with a legal basis in two clicks (decision, confirm) or two keys (1-4, Enter): the first basis is chosen already. */
export function DecidePanel({ bases, typed, mayDecide, busy, onType, onDecide, onProblem }: DecidePanelProps) {
  const t = useTexts(officerTexts);
  const say = useBilingual();
  const { decision } = typed;
  const offered = useMemo(() => bases.filter((each) => each.decision === decision), [bases, decision]);
  const places = [...offered.map((each) => each.id), OTHER];
  const withReason = decision === 'hold' || decision === 'refuse';

  const confirmButton = useRef<HTMLButtonElement>(null);
  const choose = (wanted: Decision) => {
    onType({ decision: wanted, basis: basisFor(bases, wanted) });
    // the second click or key is the confirmation; the button is there with the next frame
    requestAnimationFrame(() => confirmButton.current?.focus());
  };
  // the bases may come after the decision was chosen
  useEffect(() => {
    if (decision !== '' && typed.basis === '' && bases.length > 0) onType({ basis: basisFor(bases, decision) });
  }, [decision, bases, onType, typed.basis]);
  const confirm = () => {
    if (decision === '' || !mayDecide || busy) return;
    const legalBasis = typed.basis === OTHER ? typed.otherBasis.trim() : (offered.find((each) => each.id === typed.basis)?.citation ?? '');
    if (legalBasis === '') onProblem(t('decide.basisWanted'));
    else if (decision === 'hold' && typed.reason.trim() === '') onProblem(t('decide.reasonWanted'));
    else onDecide({ decision, legalBasis, reason: withReason ? typed.reason.trim() : '', due: decision === 'hold' ? typed.due : '' });
  };
  const move = (by: number) => () => {
    if (decision === '') return;
    const place = Math.max(0, places.indexOf(typed.basis)) + by;
    const basis = places[(place + places.length) % places.length];
    if (basis !== undefined) onType({ basis });
  };
  useKeys({
    ...Object.fromEntries(
      DECISIONS.map((each, place) => [
        String(place + 1),
        () => {
          choose(each);
        },
      ]),
    ),
    ArrowDown: move(1),
    ArrowUp: move(-1),
    ...(decision === '' ? {} : { Enter: confirm }),
  });

  return (
    <Card size="small" title={<h2 className="case-heading">{t('decide.title')}</h2>}>
      <Space.Compact block>
        {DECISIONS.map((each, place) => (
          <Button
            key={each}
            style={{ flex: 1, paddingInline: 4 }}
            type={decision === each ? 'primary' : 'default'}
            danger={each === 'refuse'}
            aria-pressed={decision === each}
            onClick={() => {
              choose(each);
            }}
          >
            <kbd>{place + 1}</kbd> {t(`decide.kinds.${each}`)}
          </Button>
        ))}
      </Space.Compact>
      {decision !== '' && (
        <div style={{ display: 'grid', gap: 8, marginTop: 10 }}>
          <Radio.Group
            aria-label={t('decide.basis')}
            value={typed.basis}
            onChange={(event) => {
              onType({ basis: String(event.target.value) });
            }}
          >
            <Space orientation="vertical" size={2}>
              {offered.map((each) => (
                <Radio key={each.id} value={each.id}>
                  {say(each.text)}
                  <Tooltip title={each.verified ? undefined : t('decide.unverified')}>
                    <span className="queue-small" style={{ whiteSpace: 'normal' }}>
                      {each.citation}
                      {each.verified ? '' : ' *'}
                    </span>
                  </Tooltip>
                </Radio>
              ))}
              <Radio value={OTHER}>{t('decide.otherBasis')}</Radio>
            </Space>
          </Radio.Group>
          {offered.some((each) => !each.verified) && <span className="queue-small">* {t('decide.unverified')}</span>}
          {typed.basis === OTHER && (
            <Input
              maxLength={500}
              aria-label={t('decide.otherBasisText')}
              placeholder={t('decide.otherBasisText')}
              value={typed.otherBasis}
              onChange={(event) => {
                onType({ otherBasis: event.target.value });
              }}
              onPressEnter={confirm}
            />
          )}
          {withReason && (
            <label>
              {t('decide.reason')}{' '}
              <span className="queue-small" style={{ display: 'inline' }}>
                ({t('decide.reasonHint')})
              </span>
              <Input.TextArea
                rows={2}
                maxLength={2000}
                value={typed.reason}
                onChange={(event) => {
                  onType({ reason: event.target.value });
                }}
              />
            </label>
          )}
          {decision === 'hold' && (
            <label>
              {t('decide.due')}
              <Input
                type="datetime-local"
                value={typed.due}
                onChange={(event) => {
                  onType({ due: event.target.value });
                }}
              />
            </label>
          )}
          <Button
            ref={confirmButton}
            type="primary"
            danger={decision === 'refuse'}
            block
            disabled={!mayDecide}
            loading={busy}
            onClick={confirm}
          >
            {t('decide.confirm', { what: t(`decide.kinds.${decision}`) })}
          </Button>
        </div>
      )}
    </Card>
  );
}

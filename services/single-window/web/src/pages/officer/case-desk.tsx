import { QuestionCircleOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Alert, App, Button, Card, Tag } from 'antd';
import { useEffect, useState } from 'react';
import { useCodeText, useTexts } from '#src/i18n/area';
import { officerTexts } from '#src/i18n/officer';
import { twoStepTexts } from '#src/i18n/two-step';
import { shellTexts } from '#src/i18n/shell';
import { FiledContentView } from '#src/ui/filed-content';
import { Page } from '#src/ui/page';
import { QueryView } from '#src/ui/query-view';
import { LaneTag, SampleMark, StatusTag } from '#src/ui/tags';
import { StepTag } from '#src/ui/two-step/step-tag';
import '#src/pages/officer/queue.css';
import '#src/pages/officer/case.css';
import { CaseAuthorities } from './case-authorities.tsx';
import { CaseCargo } from './case-cargo.tsx';
import { CaseFacts } from './case-facts.tsx';
import type { CaseFile } from './case-file.ts';
import { declarationQuery, isClosed, legalBasesQuery, ownPart } from './case-file.ts';
import { CaseRequest } from './case-request.tsx';
import { CaseRisk } from './case-risk.tsx';
import { CaseTax } from './case-tax.tsx';
import { DecidePanel } from './decide-panel.tsx';
import { InspectionForm } from './inspection-form.tsx';
import { CASE_KEYS, KeysHelp } from './keys-help.tsx';
import { LeasePanel } from './lease-panel.tsx';
import { queueCameFrom, useNextCase } from './next-case.ts';
import { QUEUE_PARTS } from './queue-filter.ts';
import { DECISION_PART, INSPECTION_PART, useTyped } from './typed-draft.ts';
import { useCaseActs } from './use-case-acts.ts';
import { useClaim } from './use-claim.ts';
import { useKeys } from './use-keys.ts';
import { useLease } from './use-lease.ts';

interface CaseDeskProps {
  readonly file: CaseFile;
  readonly me: string;
  readonly authority: string;
}

/** An officer's desk with one case on it: what is known at the left, what one does at the right. */
export function CaseDesk({ file, me, authority }: CaseDeskProps) {
  const t = useTexts(officerTexts);
  const twoStep = useTexts(twoStepTexts);
  const { message } = App.useApp();
  const [help, setHelp] = useState(false);
  const [wasMine, setWasMine] = useState(false);
  const [typed, type] = useTyped(file.caseId, authority);
  const own = ownPart(file, authority);
  const lease = useLease(own, me, wasMine);
  const mine = lease.state === 'mine' || lease.state === 'ending';
  const acts = useCaseActs(file.caseId);
  const claim = useClaim();
  const next = useNextCase();
  const toQueue = useToQueue();
  const declaration = useQuery(declarationQuery(file.declarationId));
  const bases = useQuery(legalBasesQuery).data ?? [];
  const closed = isClosed(file);
  const done = own?.decision === 'CLEAR';

  useEffect(() => {
    if (mine) setWasMine(true);
  }, [mine]);
  const take = async () => {
    if ((await claim(file)) === 'mine') setWasMine(true);
  };
  const tell = (text: string) => void message.warning(text);
  useKeys({
    c: () => {
      if (own !== undefined && !closed && !mine) void take();
    },
    e: () => {
      if (mine) void acts.extend();
    },
    ...(own === undefined ? {} : { n: () => void next(file.caseId), q: toQueue }),
    '?': () => {
      setHelp(true);
    },
  });

  return (
    <Page
      title={t('case.title', { no: file.declarationNo })}
      extra={
        <>
          {file.status === 'OPEN' ? (
            <Tag color="blue" style={{ color: '#0b4a8f' }}>
              {t('case.open')}
            </Tag>
          ) : (
            <StatusTag status={file.status} />
          )}
          <StepTag step={file.step} />
          <LaneTag lane={file.lane} />
          <SampleMark sample={file.sample} />
          <Holds holds={file.holds} />
        </>
      }
      actions={
        <>
          {own !== undefined && (
            <>
              <Button onClick={toQueue}>{t('case.back')}</Button>
              <Button type={done || closed ? 'primary' : 'default'} onClick={() => void next(file.caseId)}>
                {t('queue.next')}
              </Button>
            </>
          )}
          <Button
            icon={<QuestionCircleOutlined />}
            aria-label={t('keys.title')}
            onClick={() => {
              setHelp(true);
            }}
          />
        </>
      }
    >
      <div className="case-columns">
        <div>
          <CaseRequest declarationId={file.declarationId} authority={authority} />
          <CaseCargo file={file} />
          <Card size="small" title={<h2 className="case-heading">{t('case.declaration')}</h2>}>
            <QueryView query={declaration}>{({ content }) => <FiledContentView content={content} />}</QueryView>
          </Card>
        </div>
        <div className="case-side" tabIndex={0} role="region" aria-label={t('decide.title')}>
          {own !== undefined && (
            <div className="case-lease">
              {closed ? (
                <Alert
                  type={file.status === 'RELEASED' ? 'success' : file.status === 'PICKUP_RELEASED' ? 'info' : 'error'}
                  showIcon
                  title={
                    file.status === 'PICKUP_RELEASED'
                      ? twoStep('case.pickedUp')
                      : t(file.status === 'RELEASED' ? 'case.released' : 'case.refused')
                  }
                />
              ) : (
                <LeasePanel
                  lease={lease}
                  busy={acts.busy === 'extend'}
                  onClaim={() => void take()}
                  onExtend={() => void acts.extend()}
                  onReturn={() => {
                    setWasMine(false);
                    void acts.giveBack();
                  }}
                />
              )}
            </div>
          )}
          {!closed && own?.inspectionOwed === true && (
            <InspectionForm
              file={file}
              typed={typed}
              busy={acts.busy === 'record'}
              onType={type}
              onProblem={tell}
              onRecord={(wish) =>
                void acts.record(wish).then((recorded) => {
                  if (recorded !== undefined) type(INSPECTION_PART);
                })
              }
            />
          )}
          {!closed && own !== undefined && (
            <DecidePanel
              bases={bases}
              typed={typed}
              mayDecide={mine}
              busy={acts.busy === 'decide'}
              onType={type}
              onProblem={tell}
              onDecide={(wish) =>
                void acts.decide(wish).then((decided) => {
                  if (decided === undefined) return;
                  type(DECISION_PART);
                  // clear and refuse end the claim: that it is gone is no loss
                  if (wish.decision === 'clear' || wish.decision === 'refuse') setWasMine(false);
                })
              }
            />
          )}
          <CaseAuthorities file={file} own={authority} />
          <CaseTax file={file} bases={bases} mayAccept={authority === 'customs'} />
          <CaseRisk file={file} />
          <CaseFacts facts={file.facts} />
        </div>
      </div>
      <KeysHelp
        open={help}
        keys={CASE_KEYS}
        onClose={() => {
          setHelp(false);
        }}
      />
    </Page>
  );
}

/** What still keeps the goods, in words. */
function Holds({ holds }: { readonly holds: readonly string[] }) {
  const t = useTexts(officerTexts);
  const authority = useCodeText(shellTexts, 'authority');
  if (holds.length === 0) return null;
  const words = holds.map((hold) => {
    const [kind = '', who = ''] = hold.split(':');
    switch (kind) {
      case 'tax':
      case 'arrival':
      case 'authority':
      case 'inspection':
      case 'detained':
        return t(`hold.${kind}`, { who: authority(who) });
      default:
        return hold;
    }
  });
  return (
    <span>
      {t('case.holds')}: {words.join(' · ')}
    </span>
  );
}

/** Back to the queue as it was filtered. */
function useToQueue(): () => void {
  const navigate = useNavigate();
  return () => {
    const filter = queueCameFrom();
    const written = Object.entries(QUEUE_PARTS).map(([name, part]) => [name, part.write(filter[name as keyof typeof filter] as never)]);
    void navigate({ to: '/queue', search: Object.fromEntries(written) as never });
  };
}

import { InfoCircleOutlined } from '@ant-design/icons';
import { Button, Descriptions, Modal, Tag } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useBilingual, useCodeText, useTexts } from '#src/i18n/area';
import { metricsTexts } from '#src/i18n/metrics';
import type { BaselineEntry, Definition } from '#src/ui/metrics/metrics-api';
import { useNumbers } from '#src/ui/metrics/numbers';

interface NoteProps {
  readonly definition: Definition;
  readonly baseline: BaselineEntry['baseline'] | undefined;
  readonly targetMs: number | undefined;
}

export const definitionKey = ({ id, version }: Pick<Definition, 'id' | 'version'>): string => `${id}@${String(version)}`;

/** One click to what a figure measures and where its baseline comes from. */
export function DefinitionNote(props: NoteProps) {
  const t = useTexts(metricsTexts);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        size="small"
        icon={<InfoCircleOutlined />}
        onClick={() => {
          setOpen(true);
        }}
      >
        {t('source.open')}
      </Button>
      <Modal
        open={open}
        title={t('source.title')}
        footer={null}
        width={640}
        onCancel={() => {
          setOpen(false);
        }}
      >
        <DefinitionFacts {...props} />
      </Modal>
    </>
  );
}

/** The definition in full, and the baseline with its source. */
export function DefinitionFacts({ definition, baseline, targetMs }: NoteProps) {
  const t = useTexts(metricsTexts);
  const say = useBilingual();
  const basis = useCodeText(metricsTexts, 'basis');
  const region = useCodeText(metricsTexts, 'region');
  const numbers = useNumbers();
  const item = (key: string, label: string, children: ReactNode) => ({ key, label, children });
  return (
    <Descriptions
      size="small"
      column={1}
      bordered
      items={[
        item(
          'id',
          t('definition'),
          <>
            {say(definition.name)} <code>{definitionKey(definition)}</code>
          </>,
        ),
        item('start', t('source.start'), <code>{definition.start}</code>),
        item('end', t('source.end'), <code>{definition.end}</code>),
        item('percentiles', t('source.percentiles'), t('source.nearestRank')),
        item('exclusions', t('source.exclusions'), definition.exclusions),
        item('from', t('source.validFrom'), definition.validFrom),
        item(
          'source',
          t('source.source'),
          <>
            {definition.source} <Verified verified={definition.verified} />
          </>,
        ),
        ...(baseline === undefined
          ? [item('baseline', t('baseline'), t('source.none'))]
          : [
              item(
                'baseline',
                t('baseline'),
                `${numbers.ofHours(Number(baseline.hours))}（${region(baseline.region)}，${baseline.period}）`,
              ),
              item(
                'baseline-source',
                t('source.basis'),
                <>
                  {basis(baseline.basis)}: {baseline.source} <Verified verified={baseline.verified} />
                </>,
              ),
              item('target', t('target'), `${numbers.hours(targetMs ?? null)} · ${t('source.target')}`),
            ]),
      ]}
    />
  );
}

function Verified({ verified }: { readonly verified: boolean }) {
  const t = useTexts(metricsTexts);
  return <Tag color={verified ? 'green' : 'orange'}>{t(verified ? 'source.verified' : 'source.unverified')}</Tag>;
}

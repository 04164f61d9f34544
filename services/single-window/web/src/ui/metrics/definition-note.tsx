import { InfoCircleOutlined } from '@ant-design/icons';
import { Button, Descriptions, Modal, Tag } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useBilingual, useCodeText, useTexts } from '#src/i18n/area';
import { metricsTexts } from '#src/i18n/metrics';
import type { BaselineEntry, Definition } from '#src/ui/metrics/metrics-api';
import { MomentsInWords } from '#src/ui/metrics/moments-in-words';
import { useNumbers } from '#src/ui/metrics/numbers';

interface NoteProps {
  readonly definition: Definition;
  /** Measured cases; undefined where they were not counted. */
  readonly n: number | undefined;
  readonly baseline: BaselineEntry | undefined;
}

export const definitionKey = ({ id, version }: Pick<Definition, 'id' | 'version'>): string => `${id}@${String(version)}`;

/** One click to what a figure measures, of how many cases, and where its baseline comes from. */
export function DefinitionNote(props: NoteProps) {
  const t = useTexts(metricsTexts);
  const say = useBilingual();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        size="small"
        icon={<InfoCircleOutlined />}
        aria-haspopup="dialog"
        aria-label={t('source.openOf', { name: say(props.definition.name) })}
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
        width={720}
        onCancel={() => {
          setOpen(false);
        }}
      >
        <Facts {...props} />
      </Modal>
    </>
  );
}

/** The definition in full, and the baseline with its source. */
function Facts({ definition, n, baseline: entry }: NoteProps) {
  const t = useTexts(metricsTexts);
  const say = useBilingual();
  const basis = useCodeText(metricsTexts, 'basis');
  const region = useCodeText(metricsTexts, 'region');
  const numbers = useNumbers();
  const item = (key: string, label: string, children: ReactNode) => ({ key, label, children });
  const definitionItems = [
    item(
      'id',
      t('definition'),
      <>
        {say(definition.name)} <code>{definitionKey(definition)}</code>
      </>,
    ),
    ...(n === undefined ? [] : [item('n', t('n'), numbers.count(n))]),
    item('start', t('source.start'), <MomentsInWords rule={definition.start} />),
    item('end', t('source.end'), <MomentsInWords rule={definition.end} />),
    item('percentiles', t('source.percentiles'), t('source.nearestRank')),
    item('exclusions', t('source.exclusions'), say(definition.exclusionsText)),
    item('from', t('source.validFrom'), definition.validFrom),
    item('source', t('source.source'), <Cited text={say(definition.sourceText)} verified={definition.verified} />),
  ];
  const none = [item('baseline', t('baseline'), t('source.none'))];
  const baselineItems = ({ baseline, targetMs }: BaselineEntry) => [
    item('baseline', t('baseline'), `${numbers.ofHours(Number(baseline.hours))} · ${region(baseline.region)} · ${baseline.period}`),
    item('basis', t('source.basis'), basis(baseline.basis)),
    item('baseline-source', t('source.ofBaseline'), <Cited text={baseline.source} lang="en" verified={baseline.verified} />),
    item('target', t('target'), `${numbers.hours(targetMs)} · ${t('source.target')}`),
  ];
  return (
    <Descriptions
      size="small"
      column={1}
      bordered
      styles={{ label: { width: 150 } }}
      items={[...definitionItems, ...(entry === undefined ? none : baselineItems(entry))]}
    />
  );
}

/** A citation as the table of definitions or baselines has it, and whether somebody has checked it. */
function Cited({ text, lang, verified }: { readonly text: string; readonly lang?: string; readonly verified: boolean }) {
  const t = useTexts(metricsTexts);
  return (
    <>
      <span lang={lang}>{text}</span>{' '}
      <Tag variant="outlined" color={verified ? 'green' : 'orange'} style={{ color: verified ? '#135200' : '#873800' }}>
        {t(verified ? 'source.verified' : 'source.unverified')}
      </Tag>
    </>
  );
}

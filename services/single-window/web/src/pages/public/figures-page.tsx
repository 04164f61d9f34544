import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Flex } from 'antd';
import { useTexts } from '#src/i18n/area';
import { figuresTexts } from '#src/i18n/figures';
import { OneDirection } from '#src/pages/public/one-direction';
import { clearanceTimeQuery } from '#src/ui/metrics/metrics-api';
import { SAMPLES } from '#src/ui/metrics/metrics-state';
import { daysOf, PERIODS } from '#src/ui/metrics/period';
import { PeriodChooser, SampleChooser } from '#src/ui/metrics/period-chooser';
import { Page } from '#src/ui/page';
import { shanghaiDay } from '#src/ui/time';
import { oneOfPart, textPart, useUrlState } from '#src/ui/url-state';

const PARTS = {
  period: oneOfPart(PERIODS, 'last-30-days'),
  from: textPart(),
  to: textPart(),
  sample: oneOfPart(SAMPLES, 'include'),
};
const DEFINITIONS = ['import-gacc', 'export-gacc'] as const;

/** The public figures 通关时间（公开）: for everybody, without signing in. */
export function FiguresPage() {
  const t = useTexts(figuresTexts);
  const [state, setState] = useUrlState(PARTS);
  const { from, before } = daysOf(state.period, shanghaiDay(Date.now()), state.from, state.to);
  const asked = {
    ...(from === '' ? {} : { from }),
    ...(before === '' ? {} : { before }),
    ...(state.sample === 'include' ? {} : { sample: state.sample }),
  };
  return (
    <Page title={t('title')}>
      <p style={{ marginTop: 0 }}>{t('lead')}</p>
      <Flex wrap gap={8} role="group" aria-label={t('filter')} style={{ marginBottom: 12 }}>
        <PeriodChooser state={state} onChange={setState} />
        <SampleChooser state={state} onChange={setState} />
      </Flex>
      <SampleWarning
        asked={asked}
        onReal={() => {
          setState({ sample: 'exclude' });
        }}
      />
      <div className="figures">
        {DEFINITIONS.map((definition) => (
          <OneDirection key={definition} asked={{ definition, ...asked }} />
        ))}
      </div>
    </Page>
  );
}

type Asked = Omit<Parameters<typeof clearanceTimeQuery>[0], 'definition'>;

/** Says that simulated cases are in the figures, where they are. */
function SampleWarning({ asked, onReal }: { readonly asked: Asked; readonly onReal: () => void }) {
  const t = useTexts(figuresTexts);
  const imports = useQuery(clearanceTimeQuery({ definition: DEFINITIONS[0], split: 'mode', ...asked })).data;
  const exports = useQuery(clearanceTimeQuery({ definition: DEFINITIONS[1], split: 'mode', ...asked })).data;
  if (imports?.containsSample !== true && exports?.containsSample !== true) return null;
  const button = (
    <Button size="small" onClick={onReal}>
      {t('realOnly')}
    </Button>
  );
  return <Alert type="warning" showIcon title={t('sample')} action={button} style={{ marginBottom: 12 }} />;
}

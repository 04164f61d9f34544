import { Button, Card, Flex } from 'antd';
import type { ReactNode } from 'react';
import { useCodeText } from '#src/i18n/area';
import { metricsTexts } from '#src/i18n/metrics';
import { shellTexts } from '#src/i18n/shell';
import { useWords } from '#src/pages/planner/asked';
import { DefinitionNote } from '#src/ui/metrics/definition-note';
import type { Definition } from '#src/ui/metrics/metrics-api';
import type { Direction } from '#src/ui/metrics/metrics-state';

interface NoBaselineProps {
  readonly direction: Direction;
  readonly definition: Definition;
  readonly region: string;
  /** That have a baseline of this definition and direction. */
  readonly regions: readonly string[];
  readonly chooser: ReactNode;
  readonly onRegion: (region: string) => void;
}

/** In place of the gauge where no baseline of the region is known: which regions have one, and the way there. */
export function NoBaseline({ direction, definition, region, regions, chooser, onRegion }: NoBaselineProps) {
  const { t, m } = useWords();
  const name = useCodeText(shellTexts, 'direction')(direction);
  const regionName = useCodeText(metricsTexts, 'region');
  const title = t('progress.title', { direction: name });
  const named = regions.length === 0 ? m('source.none') : regions.map(regionName).join(', ');
  return (
    <Card size="small" role="group" aria-label={title} title={<h2 style={{ font: 'inherit', margin: 0 }}>{title}</h2>}>
      <p style={{ marginTop: 0 }}>{m('source.noBaseline', { region: regionName(region), regions: named })}</p>
      <Flex wrap gap={8} className="no-print">
        {regions.map((each) => (
          <Button
            key={each}
            size="small"
            type="primary"
            onClick={() => {
              onRegion(each);
            }}
          >
            {t('progress.useRegion', { region: regionName(each) })}
          </Button>
        ))}
        <DefinitionNote definition={definition} n={undefined} baseline={undefined} />
        {chooser}
      </Flex>
    </Card>
  );
}

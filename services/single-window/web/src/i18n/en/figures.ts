import type { Translated } from '#src/i18n/area';
import type { figuresZh } from '#src/i18n/zh/figures';

export const figuresEn: Translated<typeof figuresZh> = {
  title: 'Overall clearance time',
  lead: 'Clearance time of goods at the ports of Hunan, open to everybody. The target: a third shorter than the baseline of 2017.',
  filter: 'Period and data',
  csv: 'Download CSV',
  csvOf: 'Download CSV: {{name}}',
  sample: 'These figures contain simulated cases (marked “Sample”); they are not real business of Hunan.',
  realOnly: 'Real data only',
  mean: 'mean',
  n: '{{n}} cases',
  target: 'Target {{hours}} (two thirds of the baseline {{baseline}}, {{region}} {{period}})',
  unverified: 'baseline not checked against an official text',
  targetMark: 'target',
  done: 'By the mean, {{mean}} of the wanted cut is done; by the median {{median}}.',
  none: 'No case was measured in this period. Choose another period.',
  withheld:
    'Fewer than {{n}} cases in this period: so that no single company can be read from the figures, only their number is published. Choose a longer period.',
  withheldNote:
    'Groups of fewer than {{n}} cases are marked “not published”: so that no single company can be read from them, only their number is given.',
  notPublished: 'not published',
  counts: 'Missing and special cases',
  missing: 'Without a start',
  preArrival: 'Released before arrival (time 0)',
  withdrawn: 'Returned',
  excluded: 'Outside the definition',
  modes: 'By transport mode',
  mode: 'Transport mode',
  definition: 'What is measured',
  means: 'The mean is arithmetic; median and P90 are times that a case really took (nearest rank).',
  start: 'Starts at',
  end: 'Ends at',
  exclusions: 'Not counted',
  source: 'Source',
  version: 'Definition id',
};

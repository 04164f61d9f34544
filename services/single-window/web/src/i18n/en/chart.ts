import type { Translated } from '#src/i18n/area';
import type { chartZh } from '#src/i18n/zh/chart';

export const chartEn: Translated<typeof chartZh> = {
  asTable: 'Show as a table',
  asChart: 'Show as a chart',
  copy: 'Copy as a picture',
  copied: 'The picture is on the clipboard',
  saved: 'The browser does not let us write to the clipboard; the picture was saved as a file',
  notMade: 'The picture could not be made. Download the CSV instead, or try another browser.',
  csv: 'Download CSV',
  of: '{{what}}: {{title}}',
  gap: 'none',
  behind: 'Cases of “{{row}}”',
  spoken: 'Chart: {{title}}. {{caption}}. The button “Show as a table” gives the numbers.',
};

import type { Translated } from '#src/i18n/area';
import type { foreignZh } from '#src/i18n/zh/foreign';

export const foreignEn: Translated<typeof foreignZh> = {
  import: 'Import a foreign declaration',
  importing: 'Importing…',
  hint: 'An XML file in the WCO Data Model (MetaData/Declaration) of at most 1 MiB: what has a counterpart fills a new draft, the rest is kept with it and shown.',
  failed: 'Nothing was imported',
  tooLarge: 'the file is larger than 1 MiB',
  kept: 'Kept from the foreign declaration ({{count}})',
  keptIntro:
    'These elements have no counterpart in a declaration here, or their codes have none; they stay with the draft as they came and are not filed.',
  mapped: 'Filled in from the foreign declaration ({{count}})',
  about: 'From a {{format}} declaration of {{country}}, reference {{reference}}',
  path: 'Place',
  value: 'As it came',
  field: 'Field',
  became: 'Became',
  nothingKept: 'Every element has a counterpart.',
  failedToLoad: 'The foreign declaration could not be loaded',
};

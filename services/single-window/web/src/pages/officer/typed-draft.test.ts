import { expect, test } from 'vitest';
import { atPlace } from './typed-draft.ts';

test('two findings that are typed at once both stay', () => {
  const typed = { findings: { 'item:1': { finding: 'IPR', note: 'logo' } } } as const;
  const first = atPlace('item:2', { finding: 'SAFETY' })(typed);
  const second = atPlace('container:MSKU1234565', { finding: 'REFER' })(first);
  expect(atPlace('item:2', { note: 'no guard' })(second)).toEqual({
    findings: {
      'item:1': { finding: 'IPR', note: 'logo' },
      'item:2': { finding: 'SAFETY', note: 'no guard' },
      'container:MSKU1234565': { finding: 'REFER', note: '' },
    },
  });
});

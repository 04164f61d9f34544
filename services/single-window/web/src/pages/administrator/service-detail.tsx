import { Flex } from 'antd';
import { administratorTexts } from '#src/i18n/administrator';
import { useCodeText, useTexts } from '#src/i18n/area';
import { PlainTable } from '#src/ui/plain-table';
import type { ServiceState } from './operations.ts';
import { RebuildButton } from './rebuild-button.tsx';

/** Every subscription with its lag, and the read models that can be made anew. */
export function ServiceDetail({ state }: { readonly state: ServiceState }) {
  const t = useTexts(administratorTexts);
  const name = useCodeText(administratorTexts, 'names');
  if (!state.reachable) return <>{t('health.down')}</>;
  return (
    <Flex wrap gap={24} align="start">
      <div style={{ flex: '2 1 420px' }}>
        <PlainTable
          label={`${name(state.service)} ${t('column.subscriptions')}`}
          rows={state.subscriptions}
          rowKey={(row) => row.group}
          columns={[
            { key: 'group', title: t('column.group'), render: (row) => <code>{row.group}</code> },
            { key: 'topics', title: t('column.topics'), render: (row) => row.topics.map(name).join(t('comma')) },
            { key: 'lag', title: t('column.lag'), align: 'right', render: (row) => row.lag },
            { key: 'parked', title: t('column.parked'), align: 'right', render: (row) => row.parked },
            { key: 'running', title: t('column.health'), render: (row) => (row.running ? t('health.up') : t('health.stopped')) },
          ]}
        />
      </div>
      {state.readModels.length > 0 && (
        <div style={{ flex: '1 1 260px' }}>
          <PlainTable
            label={`${name(state.service)} ${t('column.readModel')}`}
            rows={state.readModels}
            rowKey={(row) => row}
            columns={[
              { key: 'name', title: t('column.readModel'), render: (row) => <code>{row}</code> },
              { key: 'act', title: t('column.act'), render: (row) => <RebuildButton service={state.service} readModel={row} /> },
            ]}
          />
        </div>
      )}
    </Flex>
  );
}

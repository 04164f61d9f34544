import { Link } from '@tanstack/react-router';
import { Alert, Tag, Typography } from 'antd';
import { CheckCircleOutlined, CloseCircleOutlined, WarningOutlined } from '@ant-design/icons';
import { administratorTexts } from '#src/i18n/administrator';
import { useCodeText, useTexts } from '#src/i18n/area';
import { shellTexts } from '#src/i18n/shell';
import { Page } from '#src/ui/page';
import { QueryView } from '#src/ui/query-view';
import { RowsView } from '#src/ui/rows-view';
import { RecentActs } from './recent-acts.tsx';
import type { ServiceState } from './operations.ts';
import { useServices } from './operations.ts';
import { ServiceDetail } from './service-detail.tsx';

/** Services, whether they answer, how far behind they are, and what they run on. */
export function ServicesPage() {
  const t = useTexts(administratorTexts);
  const query = useServices();
  return (
    <Page title={t('services.title')} extra={query.data === undefined ? null : <EngineTags services={query.data} />}>
      <Typography.Paragraph>{t('services.intro')}</Typography.Paragraph>
      <QueryView query={query}>{(services) => <Services services={services} />}</QueryView>
      <RecentActs />
    </Page>
  );
}

function EngineTags({ services }: { readonly services: readonly ServiceState[] }) {
  const t = useTexts(administratorTexts);
  const engine = useCodeText(administratorTexts, 'services');
  const engines = [...new Set(services.flatMap((each) => (each.engine === null ? [] : [each.engine])))];
  return engines.map((each) => <Tag key={each}>{t('services.engine', { engine: engine(`engines.${each}`) })}</Tag>);
}

function Services({ services }: { readonly services: readonly ServiceState[] }) {
  const t = useTexts(administratorTexts);
  const shell = useTexts(shellTexts);
  const name = useCodeText(administratorTexts, 'names');
  const sum = (of: (each: ServiceState) => number) => services.reduce((total, each) => total + of(each), 0);
  const down = services.filter((each) => !each.reachable).map((each) => name(each.service));
  return (
    <>
      {down.length > 0 && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={t('services.down', { names: down.join(t('comma')) })}
          style={{ marginBottom: 12 }}
        />
      )}
      <p className="numbers" style={{ marginTop: 0 }}>
        {t('services.sum', { services: services.length, lag: sum((each) => each.lag), parked: sum((each) => each.parked) })}
      </p>
      <RowsView
        label={t('services.table')}
        rows={services}
        rowKey={(row) => row.service}
        empty={t('services.none')}
        detail={(row) => <ServiceDetail state={row} />}
        columns={[
          {
            key: 'service',
            title: t('column.service'),
            render: (row) => (
              <>
                {name(row.service)} <code>{row.service}</code>
              </>
            ),
          },
          { key: 'health', title: t('column.health'), render: (row) => <Health state={row} /> },
          { key: 'version', title: t('column.version'), render: (row) => row.version ?? shell('none') },
          { key: 'subscriptions', title: t('column.subscriptions'), align: 'right', render: (row) => row.subscriptions.length },
          { key: 'lag', title: t('column.lag'), align: 'right', render: (row) => row.lag },
          {
            key: 'parked',
            title: t('column.parked'),
            align: 'right',
            render: (row) =>
              row.parked === 0 ? (
                0
              ) : (
                <Link to="/administration/parked" search={{ service: row.service }}>
                  {row.parked}
                </Link>
              ),
          },
        ]}
      />
    </>
  );
}

function Health({ state }: { readonly state: ServiceState }) {
  const t = useTexts(administratorTexts);
  if (!state.reachable) {
    return (
      <Tag color="error" icon={<CloseCircleOutlined />}>
        {t('health.down')}
      </Tag>
    );
  }
  if (state.subscriptions.some((each) => !each.running)) {
    return (
      <Tag color="warning" icon={<WarningOutlined />}>
        {t('health.stopped')}
      </Tag>
    );
  }
  return (
    <Tag color="success" icon={<CheckCircleOutlined />}>
      {t('health.up')}
    </Tag>
  );
}

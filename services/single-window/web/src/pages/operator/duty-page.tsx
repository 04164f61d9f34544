import { ArrowLeftOutlined, PrinterOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTexts } from '#src/i18n/area';
import { dutyTexts } from '#src/i18n/duty';
import { dutyQuery } from '#src/pages/operator/duty-query';
import { DutyReassessed } from '#src/ui/duty/duty-reassessed';
import { DutyView } from '#src/ui/duty/duty-view';
import { Page } from '#src/ui/page';
import { QueryView } from '#src/ui/query-view';

/** How the duty and taxes of a declaration come about (税费计算), to read and to print. */
export function DutyPage() {
  const t = useTexts(dutyTexts);
  const navigate = useNavigate();
  const { id = '' } = useParams({ strict: false });
  const query = useQuery(dutyQuery(id));
  const actions = (
    <>
      <Button
        icon={<ArrowLeftOutlined />}
        onClick={() => {
          void navigate({ to: '/declarations/$id', params: { id } });
        }}
      >
        {t('back')}
      </Button>
      <Button
        icon={<PrinterOutlined />}
        onClick={() => {
          window.print();
        }}
      >
        {t('print')}
      </Button>
    </>
  );
  return (
    <Page title={t('title', { no: query.data?.declarationNo ?? '' })} actions={actions}>
      <QueryView query={query}>
        {(duty) => (
          <>
            <DutyReassessed duty={duty} />
            <DutyView duty={duty} />
          </>
        )}
      </QueryView>
    </Page>
  );
}

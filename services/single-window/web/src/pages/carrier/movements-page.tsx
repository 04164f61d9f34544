import { CloudUploadOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button, Card, Typography } from 'antd';
import { useState } from 'react';
import { useTexts } from '#src/i18n/area';
import { carrierTexts } from '#src/i18n/carrier';
import { OwnReports } from '#src/pages/carrier/own-reports';
import { ReportForm } from '#src/pages/carrier/report-form';
import { Page } from '#src/ui/page';
import { textPart, useUrlState } from '#src/ui/url-state';

/** What a list of bills hands over, so that nothing is typed twice. */
const GIVEN = { bill: textPart(), containers: textPart(), mode: textPart(), at: textPart() };

/** Movements 物流节点报告: report one milestone, and what was reported. */
export function MovementsPage() {
  const t = useTexts(carrierTexts);
  const [{ bill, containers, mode, at }, setGiven] = useUrlState(GIVEN);
  const [shown, setShown] = useState('');
  return (
    <Page
      title={t('report.title')}
      actions={
        <Link to="/movements/upload">
          <Button icon={<CloudUploadOutlined />} tabIndex={-1}>
            {t('report.upload')}
          </Button>
        </Link>
      }
    >
      <Card size="small" title={<h2 style={{ fontSize: 15, margin: 0 }}>{t('report.card')}</h2>} style={{ marginBottom: 16 }}>
        <ReportForm
          {...{ billNo: bill, containers, transportMode: mode, location: at }}
          onReported={(messageId) => {
            setShown(messageId);
            setGiven({ bill: '', containers: '', mode: '', at: '' }, { replace: true });
          }}
        />
      </Card>
      <Typography.Title level={2} style={{ fontSize: 16 }}>
        {t('own.title')}
      </Typography.Title>
      <OwnReports shown={shown} />
    </Page>
  );
}

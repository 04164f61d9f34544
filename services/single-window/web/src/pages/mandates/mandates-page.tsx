import { PlusOutlined } from '@ant-design/icons';
import { Button, Flex, Segmented, Select, Typography } from 'antd';
import { useState } from 'react';
import { useSession } from '#src/api/session';
import { useTexts } from '#src/i18n/area';
import { mandatesTexts } from '#src/i18n/mandates';
import { Page } from '#src/ui/page';
import { PagedView } from '#src/ui/paged-view';
import { numberPart, oneOfPart, textPart, useUrlState } from '#src/ui/url-state';
import { EndModal } from './end-modal.tsx';
import { MandateForm } from './mandate-form.tsx';
import type { FormOf } from './mandate-form.tsx';
import { useMandates } from './mandates.ts';
import type { Mandate } from './mandates.ts';
import { MandatesTable } from './mandates-table.tsx';

const URL_PARTS = {
  role: oneOfPart(['', 'TRADER', 'AGENT'], ''),
  standing: oneOfPart(['CURRENT', 'ENDED'], 'CURRENT'),
  page: numberPart(1),
  cursor: textPart(),
};

/** Who may file for us, and for whom we may file (代理报关委托). */
export function MandatesPage() {
  const t = useTexts(mandatesTexts);
  const company = useSession()?.user?.company ?? '';
  const [url, setUrl] = useUrlState(URL_PARTS);
  const { role, standing, page } = url;
  const [form, setForm] = useState<FormOf>();
  const [ending, setEnding] = useState<{ readonly what: 'revoke' | 'refuse'; readonly mandate: Mandate }>();
  const query = useMandates(url, form !== undefined || ending !== undefined);
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <Button
            onClick={() => {
              setForm({ what: 'ask' });
            }}
          >
            {t('act.ask')}
          </Button>
          <Button
            type="primary"
            icon={<PlusOutlined aria-hidden />}
            onClick={() => {
              setForm({ what: 'grant' });
            }}
          >
            {t('act.grant')}
          </Button>
        </>
      }
    >
      <Typography.Paragraph>{t('intro')}</Typography.Paragraph>
      <Flex gap={12} wrap align="center" style={{ marginBottom: 12 }}>
        <Segmented
          aria-label={t('role.label')}
          value={role}
          options={(['', 'TRADER', 'AGENT'] as const).map((value) => ({ value, label: t(value === '' ? 'role.all' : `role.${value}`) }))}
          onChange={(chosen) => {
            setUrl({ role: chosen, page: 1, cursor: '' });
          }}
        />
        <Select
          aria-label={t('filter.label')}
          value={standing}
          style={{ minWidth: 220 }}
          options={(['CURRENT', 'ENDED'] as const).map((value) => ({ value, label: t(`filter.${value}`) }))}
          onChange={(chosen) => {
            setUrl({ standing: chosen, page: 1, cursor: '' });
          }}
        />
        <Button onClick={() => void query.refetch()}>{t('act.again')}</Button>
      </Flex>
      <PagedView query={query} of={`${role} ${standing}`} page={page} onPage={setUrl}>
        {({ rows }) => (
          <MandatesTable
            {...{ rows, company }}
            empty={t(`empty.${standing}`)}
            onForm={setForm}
            onEnd={(what, mandate) => {
              setEnding({ what, mandate });
            }}
          />
        )}
      </PagedView>
      {form !== undefined && (
        <MandateForm
          of={form}
          onClose={() => {
            setForm(undefined);
          }}
        />
      )}
      {ending !== undefined && (
        <EndModal
          {...ending}
          onClose={() => {
            setEnding(undefined);
          }}
        />
      )}
    </Page>
  );
}

import { PlusOutlined } from '@ant-design/icons';
import { Button, Flex, Segmented, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useLanguage, useTexts } from '#src/i18n/area';
import { certificatesTexts } from '#src/i18n/certificates';
import { useCodeName, useNameOfCode } from '#src/ui/code-names';
import { Page } from '#src/ui/page';
import { PagedView } from '#src/ui/paged-view';
import { quantityText } from '#src/ui/quantity';
import { RowsView } from '#src/ui/rows-view';
import { SampleMark } from '#src/ui/tags';
import { numberPart, oneOfPart, textPart, useUrlState } from '#src/ui/url-state';
import { CertificateDrawer } from './certificate-drawer.tsx';
import { CertificateForm } from './certificate-form.tsx';
import { useCertificates } from './certificates.ts';
import type { Certificate } from './certificates.ts';

const URL_PARTS = { standing: oneOfPart(['VALID', 'EXPIRED'], 'VALID'), page: numberPart(1), cursor: textPart(), open: textPart() };

/** Certificates of origin of the company, and what is left of each (原产地证书). */
export function CertificatesPage() {
  const t = useTexts(certificatesTexts);
  const agreement = useCodeName('trade-agreements');
  const country = useCodeName('countries');
  const [url, setUrl] = useUrlState(URL_PARTS);
  const { standing, page, cursor, open } = url;
  const [registering, setRegistering] = useState(false);
  const query = useCertificates(standing, cursor);
  return (
    <Page
      title={t('title')}
      actions={
        <Button
          type="primary"
          icon={<PlusOutlined aria-hidden />}
          onClick={() => {
            setRegistering(true);
          }}
        >
          {t('act.register')}
        </Button>
      }
    >
      <Typography.Paragraph>{t('intro')}</Typography.Paragraph>
      <Flex gap={12} wrap align="center" style={{ marginBottom: 12 }}>
        <Segmented
          aria-label={t('filter.label')}
          value={standing}
          options={(['VALID', 'EXPIRED'] as const).map((value) => ({ value, label: t(`filter.${value}`) }))}
          onChange={(chosen) => {
            setUrl({ standing: chosen, page: 1, cursor: '' });
          }}
        />
        <Button onClick={() => void query.refetch()}>{t('act.again')}</Button>
      </Flex>
      <PagedView query={query} of={standing} page={page} onPage={setUrl}>
        {({ rows }) => (
          <RowsView<Certificate>
            label={t('table')}
            rows={rows}
            rowKey={({ id }) => id}
            empty={t(`empty.${standing}`)}
            columns={[
              {
                ...{ key: 'number', title: t('number') },
                render: ({ number, sample }) => (
                  <>
                    <span className="numbers">{number}</span>
                    <SampleMark sample={sample} />
                  </>
                ),
              },
              { key: 'agreement', title: t('agreement'), render: (row) => agreement(row.agreement) },
              { key: 'origin', title: t('origin'), render: (row) => country(row.originCountry) },
              { key: 'trader', title: t('trader'), render: ({ trader }) => <span className="numbers">{trader}</span> },
              {
                ...{ key: 'validity', title: t('validity') },
                render: ({ issuedOn, validUntil, expired }) => (
                  <>
                    <span className="numbers">{t('days', { from: issuedOn, to: validUntil })}</span> {expired && <Tag>{t('expired')}</Tag>}
                  </>
                ),
              },
              { key: 'balances', title: t('balances'), render: (row) => <Balances of={row} /> },
              {
                ...{ key: 'act', title: '', actions: true },
                render: ({ id, number }) => (
                  <Button
                    size="small"
                    aria-label={t('act.openOne', { no: number })}
                    onClick={() => {
                      setUrl({ open: id });
                    }}
                  >
                    {t('act.open')}
                  </Button>
                ),
              },
            ]}
          />
        )}
      </PagedView>
      {open !== '' && (
        <CertificateDrawer
          key={open}
          id={open}
          onClose={() => {
            setUrl({ open: '' });
          }}
        />
      )}
      {registering && (
        <CertificateForm
          onClose={() => {
            setRegistering(false);
          }}
        />
      )}
    </Page>
  );
}

const MOST_SHOWN = 3;

/** What is left of the first lines; the rest is in the drawer. */
function Balances({ of }: { readonly of: Certificate }) {
  const t = useTexts(certificatesTexts);
  const language = useLanguage();
  const unit = useNameOfCode('units');
  return (
    <>
      {of.lines.slice(0, MOST_SHOWN).map((line) => (
        <div key={line.lineNo}>
          {t('detail.ofLine', { line: line.lineNo, quantity: `${quantityText(line.balance, language)} ${unit(line.unit) ?? line.unit}` })}{' '}
          {line.balance === '0' && <Tag>{t('used')}</Tag>}
        </div>
      ))}
      {of.lines.length > MOST_SHOWN && '…'}
    </>
  );
}

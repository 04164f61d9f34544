import { Link } from '@tanstack/react-router';
import { Drawer, Tag, Typography } from 'antd';
import { useLanguage, useTexts } from '#src/i18n/area';
import { certificatesTexts } from '#src/i18n/certificates';
import { useCodeName, useNameOfCode } from '#src/ui/code-names';
import { Moment } from '#src/ui/moment';
import { quantityText } from '#src/ui/quantity';
import { QueryView } from '#src/ui/query-view';
import { RowsView } from '#src/ui/rows-view';
import { useCertificate } from './certificates.ts';
import type { Certificate, Drawing } from './certificates.ts';

/** One certificate: its lines with what is left, and which declarations drew on it. */
export function CertificateDrawer({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const t = useTexts(certificatesTexts);
  const query = useCertificate(id);
  return (
    <Drawer
      open
      size={820}
      title={t('detail.title', { no: query.data?.certificate.number ?? '' })}
      onClose={onClose}
      styles={{ wrapper: { maxWidth: '100vw' } }}
    >
      <QueryView query={query}>
        {({ certificate, drawings }) => (
          <>
            <Head of={certificate} />
            <Lines of={certificate} />
            <Drawings of={certificate} drawings={drawings} />
          </>
        )}
      </QueryView>
    </Drawer>
  );
}

function Head({ of }: { readonly of: Certificate }) {
  const t = useTexts(certificatesTexts);
  const agreement = useCodeName('trade-agreements');
  const country = useCodeName('countries');
  return (
    <Typography.Paragraph>
      {agreement(of.agreement)} · {country(of.originCountry)} · {t('days', { from: of.issuedOn, to: of.validUntil })}{' '}
      {of.expired && <Tag>{t('expired')}</Tag>}
      <br />
      {t('trader')} <span className="numbers">{of.trader}</span> · {t('detail.registeredBy')}{' '}
      <span className="numbers">{of.registeredBy}</span>
    </Typography.Paragraph>
  );
}

function Lines({ of }: { readonly of: Certificate }) {
  const t = useTexts(certificatesTexts);
  const language = useLanguage();
  const unit = useNameOfCode('units');
  const amount = (key: 'quantity' | 'drawn' | 'balance') => ({
    ...{ key, title: t(`detail.${key}`), align: 'right' as const },
    render: (line: Certificate['lines'][number]) => `${quantityText(line[key], language)} ${unit(line.unit) ?? line.unit}`,
  });
  return (
    <>
      <Typography.Title level={2} style={{ fontSize: 15 }}>
        {t('detail.lines')}
      </Typography.Title>
      <RowsView
        label={t('detail.lines')}
        rows={of.lines}
        rowKey={({ lineNo }) => lineNo}
        empty=""
        columns={[
          { key: 'lineNo', title: t('detail.lineNo'), render: ({ lineNo }) => lineNo },
          { key: 'hs', title: t('detail.hsCode'), render: ({ hsCode }) => <span className="numbers">{hsCode}</span> },
          { key: 'name', title: t('detail.name'), render: ({ name }) => name },
          ...(['quantity', 'drawn', 'balance'] as const).map(amount),
        ]}
      />
    </>
  );
}

function Drawings({ of, drawings }: { readonly of: Certificate; readonly drawings: readonly Drawing[] }) {
  const t = useTexts(certificatesTexts);
  const language = useLanguage();
  const unit = useNameOfCode('units');
  const unitOf = (lineNo: string) => {
    const code = of.lines.find((line) => line.lineNo === lineNo)?.unit ?? '';
    return unit(code) ?? code;
  };
  const rows = drawings.map((drawing, place) => ({ ...drawing, place: String(place) }));
  return (
    <>
      <Typography.Title level={2} style={{ fontSize: 15, marginTop: 16 }}>
        {t('detail.drawings')}
      </Typography.Title>
      <RowsView<Drawing & { readonly place: string }>
        label={t('detail.drawings')}
        rows={rows}
        rowKey={({ place }) => place}
        pageSize={20}
        empty={t('detail.none')}
        columns={[
          { key: 'declaration', title: t('detail.declaration'), render: (drawing) => <Who of={drawing} /> },
          { key: 'state', title: t('detail.state'), render: ({ status }) => <Tag variant="outlined">{t(`status.${status}`)}</Tag> },
          {
            ...{ key: 'amounts', title: t('detail.amounts') },
            render: ({ quantities }) =>
              quantities.map(({ lineNo, quantity }) => (
                <div key={lineNo}>
                  {t('detail.ofLine', { line: lineNo, quantity: `${quantityText(quantity, language)} ${unitOf(lineNo)}` })}
                </div>
              )),
          },
          { key: 'at', title: t('detail.at'), render: ({ at }) => <Moment at={at} /> },
        ]}
      />
    </>
  );
}

function Who({ of: { declarationId, declarationNo } }: { readonly of: Drawing }) {
  const t = useTexts(certificatesTexts);
  if (declarationId === null) return <>{t('detail.others')}</>;
  if (declarationNo === null) return <>{t('detail.pending')}</>;
  return (
    <Link to="/declarations/$id" params={{ id: declarationId }} className="numbers">
      {declarationNo}
    </Link>
  );
}

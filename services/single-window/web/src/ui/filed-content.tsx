import { Typography } from 'antd';
import type { ReactNode } from 'react';
import type { FiledContent } from '#src/api/filed-content';
import { declarationFieldTexts } from '#src/i18n/declaration-fields';
import { useTexts } from '#src/i18n/area';
import { useCodeName } from '#src/ui/code-names';
import { FiledHeader } from '#src/ui/filed-header';
import { FiledItems } from '#src/ui/filed-items';
import { FiledParties } from '#src/ui/filed-parties';
import { PlainTable } from '#src/ui/plain-table';
import { Quantity } from '#src/ui/quantity';

/** A declaration as it was filed, to read and to print: header, firms, goods, containers, documents, and what has no field. */
export function FiledContentView({ content }: { readonly content: FiledContent }) {
  const t = useTexts(declarationFieldTexts);
  const specification = useCodeName('container-specifications');
  const { header = {}, items = [], containers = [], licenceDocuments = [], attachedDocuments = [], kept = [] } = content;
  const count = (section: 'items' | 'containers' | 'licences' | 'attachments' | 'kept', many: readonly unknown[]) =>
    t(`section.${section}`, { count: many.length });
  return (
    <>
      <Section title={t('section.header')}>
        <FiledHeader header={header} />
      </Section>
      <Section title={t('section.parties')}>
        <FiledParties header={header} label={t('section.parties')} />
      </Section>
      <Section title={count('items', items)}>
        <FiledItems items={items} label={count('items', items)} />
      </Section>
      {containers.length > 0 && (
        <Section title={count('containers', containers)}>
          <PlainTable
            label={count('containers', containers)}
            rows={containers}
            rowKey={(row, place) => `${row.containerId ?? ''} ${String(place)}`}
            columns={[
              { key: 'id', title: t('container.containerId'), render: (row) => row.containerId },
              { key: 'spec', title: t('container.specification'), render: (row) => specification(row.specification ?? '') },
              { key: 'items', title: t('container.itemNos'), render: (row) => row.itemNos },
              {
                key: 'weight',
                title: t('container.goodsWeightKg'),
                align: 'right',
                render: (row) => <Quantity of={row.goodsWeightKg ?? ''} />,
              },
              { key: 'shared', title: t('container.sharedFlag'), render: (row) => (row.sharedFlag === '1' ? t('yes') : t('no')) },
            ]}
          />
        </Section>
      )}
      {licenceDocuments.length > 0 && (
        <Section title={count('licences', licenceDocuments)}>
          <PlainTable
            label={count('licences', licenceDocuments)}
            rows={licenceDocuments}
            rowKey={(row, place) => `${row.number ?? ''} ${String(place)}`}
            columns={[
              { key: 'code', title: t('licence.code'), render: (row) => row.code },
              { key: 'number', title: t('licence.number'), render: (row) => row.number },
            ]}
          />
        </Section>
      )}
      {attachedDocuments.length > 0 && (
        <Section title={count('attachments', attachedDocuments)}>
          <PlainTable
            label={count('attachments', attachedDocuments)}
            rows={attachedDocuments}
            rowKey={(row, place) => `${row.documentId ?? ''} ${String(place)}`}
            columns={[
              { key: 'code', title: t('attachment.code'), render: (row) => row.code },
              { key: 'id', title: t('attachment.documentId'), render: (row) => row.documentId },
              { key: 'format', title: t('attachment.format'), render: (row) => row.format },
              { key: 'file', title: t('attachment.fileName'), render: (row) => row.fileName },
            ]}
          />
        </Section>
      )}
      {kept.length > 0 && (
        <Section title={count('kept', kept)}>
          <PlainTable
            label={count('kept', kept)}
            rows={kept}
            rowKey={(row, place) => `${row.path} ${String(place)}`}
            columns={[
              { key: 'path', title: t('kept.path'), render: (row) => row.path },
              { key: 'value', title: t('kept.value'), render: (row) => row.value },
            ]}
          />
        </Section>
      )}
    </>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section style={{ marginTop: 12 }}>
      <Typography.Title level={3} style={{ fontSize: 14, margin: '0 0 6px' }}>
        {title}
      </Typography.Title>
      {children}
    </section>
  );
}

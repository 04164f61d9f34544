import { CheckCircleOutlined, CloseCircleOutlined, ClockCircleOutlined } from '@ant-design/icons';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Flex, Tag } from 'antd';
import { useCodeText, useTexts } from '#src/i18n/area';
import { warehouseTexts } from '#src/i18n/warehouse';
import type { StockList } from '#src/pages/warehouse/account';
import { Moment } from '#src/ui/moment';
import type { RowColumn } from '#src/ui/rows-view';

const SIGNS = {
  PRE_BOOKED: { color: 'blue', icon: <ClockCircleOutlined /> },
  BOOKED: { color: 'success', icon: <CheckCircleOutlined /> },
  CANCELLED: { color: 'default', icon: <CloseCircleOutlined /> },
} as const;

interface ListActions {
  readonly mayAct: boolean;
  readonly onAct: (act: { readonly what: 'issue' | 'cancel'; readonly list: StockList }) => void;
}

export function useListColumns({ mayAct, onAct }: ListActions): readonly RowColumn<StockList>[] {
  const t = useTexts(warehouseTexts);
  const statusText = useCodeText(warehouseTexts, 'list');
  const direction = useCodeText(warehouseTexts, 'direction');
  return [
    { key: 'no', title: t('list.number'), render: ({ listNo }) => <span className="numbers">{listNo}</span> },
    { key: 'direction', title: t('list.direction'), render: (list) => direction(list.direction) },
    {
      ...{ key: 'status', title: t('list.status') },
      render: ({ status, reason }) => {
        const sign = Object.hasOwn(SIGNS, status) ? SIGNS[status as keyof typeof SIGNS] : undefined;
        return (
          <>
            <Tag {...(sign ?? {})}>{statusText(`statusOf.${status}`)}</Tag>
            {reason !== '' && <span style={{ color: '#595959' }}>{reason}</span>}
          </>
        );
      },
    },
    {
      ...{ key: 'declaration', title: t('list.declaration') },
      render: ({ declarationNo, released }) => (
        <>
          <div className="numbers">{declarationNo}</div>
          <small>{t(released ? 'list.released' : 'list.notReleased')}</small>
        </>
      ),
    },
    { key: 'passes', title: t('list.passes'), render: (list) => <Passes list={list} /> },
    { key: 'at', title: t('list.preBookedAt'), render: ({ preBookedAt }) => <Moment at={preBookedAt} /> },
    { key: 'closed', title: t('list.closedAt'), render: ({ closedAt }) => <Moment at={closedAt} /> },
    {
      ...{ key: 'actions', title: '', actions: true },
      render: (list) =>
        mayAct && list.status === 'PRE_BOOKED' ? (
          <Flex gap={8}>
            <Button
              size="small"
              type="primary"
              ghost
              aria-label={t('list.issueOf', { no: list.listNo })}
              onClick={() => {
                onAct({ what: 'issue', list });
              }}
            >
              {t('list.issue')}
            </Button>
            <Button
              size="small"
              danger
              aria-label={t('list.cancelOf', { no: list.listNo })}
              onClick={() => {
                onAct({ what: 'cancel', list });
              }}
            >
              {t('list.cancel')}
            </Button>
          </Flex>
        ) : null,
    },
  ];
}

function Passes({ list }: { readonly list: StockList }) {
  const t = useTexts(warehouseTexts);
  const { accountNo = '' } = useParams({ strict: false });
  if (list.passCount === 0) return <>0</>;
  return (
    <Link to="/warehouses/$accountNo" params={{ accountNo }} search={{ tab: 'passes', q: list.listNo }}>
      {t('list.passesOpen', { count: list.passCount, open: list.openPassCount })}
    </Link>
  );
}

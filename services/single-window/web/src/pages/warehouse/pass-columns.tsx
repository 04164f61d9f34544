import { CheckCircleOutlined, CloseCircleOutlined, ClockCircleOutlined } from '@ant-design/icons';
import { Button, Flex, Tag } from 'antd';
import { useCodeText, useLanguage, useTexts } from '#src/i18n/area';
import { warehouseTexts } from '#src/i18n/warehouse';
import type { GatePass } from '#src/pages/warehouse/account';
import { quantityText } from '#src/ui/quantity';
import { Moment } from '#src/ui/moment';
import type { RowColumn } from '#src/ui/rows-view';

const SIGNS = {
  APPROVED: { color: 'blue', icon: <ClockCircleOutlined /> },
  PASSED: { color: 'success', icon: <CheckCircleOutlined /> },
  VOID: { color: 'default', icon: <CloseCircleOutlined /> },
} as const;

/** Lines that a row names; the rest are counted. */
const SHOWN_LINES = 3;

interface PassActions {
  readonly mayAct: boolean;
  readonly onAct: (act: { readonly what: 'gate' | 'void'; readonly pass: GatePass }) => void;
}

export function usePassColumns({ mayAct, onAct }: PassActions): readonly RowColumn<GatePass>[] {
  const t = useTexts(warehouseTexts);
  const statusText = useCodeText(warehouseTexts, 'pass');
  const direction = useCodeText(warehouseTexts, 'direction');
  return [
    { key: 'no', title: t('pass.number'), render: ({ passNo }) => <span className="numbers">{passNo}</span> },
    {
      ...{ key: 'status', title: t('pass.status') },
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
    { key: 'quantities', title: t('pass.quantities'), render: (pass) => <Quantities pass={pass} /> },
    {
      ...{ key: 'list', title: t('pass.list') },
      render: (pass) => (
        <span className="numbers">
          {direction(pass.direction)} {pass.listNo}
        </span>
      ),
    },
    { key: 'issued', title: t('pass.issuedAt'), render: ({ issuedAt }) => <Moment at={issuedAt} /> },
    { key: 'passed', title: t('pass.passedAt'), render: ({ passedAt }) => <Moment at={passedAt} /> },
    {
      ...{ key: 'actions', title: '', actions: true },
      render: (pass) =>
        mayAct && pass.status === 'APPROVED' ? (
          <Flex gap={8} wrap>
            <Button
              size="small"
              type="primary"
              aria-label={t('pass.gateOf', { no: pass.passNo })}
              onClick={() => {
                onAct({ what: 'gate', pass });
              }}
            >
              {t('pass.gate')}
            </Button>
            <Button
              size="small"
              danger
              aria-label={t('pass.voidOf', { no: pass.passNo })}
              onClick={() => {
                onAct({ what: 'void', pass });
              }}
            >
              {t('pass.void')}
            </Button>
          </Flex>
        ) : null,
    },
  ];
}

function Quantities({ pass }: { readonly pass: GatePass }) {
  const t = useTexts(warehouseTexts);
  const language = useLanguage();
  const shown = pass.quantities.slice(0, SHOWN_LINES);
  return (
    <>
      {shown.map(({ lineNo, quantity }) => (
        <div key={lineNo} className="numbers">
          {t('pass.lineQuantity', { line: lineNo, quantity: quantityText(quantity, language) })}
        </div>
      ))}
      {pass.quantities.length > SHOWN_LINES && <div>+{pass.quantities.length - SHOWN_LINES}</div>}
    </>
  );
}

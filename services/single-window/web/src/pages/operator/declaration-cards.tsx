import { Link } from '@tanstack/react-router';
import { Card, Flex, Typography } from 'antd';
import { useCodeText, useTexts } from '#src/i18n/area';
import { operatorTexts } from '#src/i18n/operator';
import { shellTexts } from '#src/i18n/shell';
import { ClockCell } from '#src/pages/operator/clock-cell';
import { DaysLeftCell } from '#src/pages/operator/days-left-cell';
import type { DeclarationRow } from '#src/pages/operator/list-state';
import { Moment } from '#src/ui/moment';
import { LaneTag, SampleMark, StatusTag } from '#src/ui/tags';

/** The list on a phone: what one looks up on the way, one card a declaration. */
export function DeclarationCards({ rows }: { readonly rows: readonly DeclarationRow[] }) {
  const t = useTexts(operatorTexts);
  const direction = useCodeText(shellTexts, 'direction');
  const mode = useCodeText(shellTexts, 'mode');
  return (
    <ul aria-label={t('list.table')} style={{ listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: 8 }}>
      {rows.map((row) => (
        <li key={row.id}>
          <Card size="small">
            <Flex justify="space-between" align="center" gap={8} wrap>
              <Link to="/declarations/$id" params={{ id: row.id }} className="numbers" style={{ fontWeight: 600 }}>
                {row.declarationNo}
              </Link>
              <SampleMark sample={row.sample} />
            </Flex>
            <Flex gap={4} wrap style={{ margin: '6px 0' }}>
              <StatusTag status={row.status} />
              <LaneTag lane={row.lane} />
            </Flex>
            <DaysLeftCell row={row} />
            <ClockCell row={row} />
            <div style={{ marginTop: 6, overflowWrap: 'anywhere' }}>
              <Typography.Text type="secondary">
                {direction(row.direction ?? '')} · {mode(row.transportMode)} · {row.billNo} · {t('clock.submitted')}{' '}
                <Moment at={row.submittedAt} />
              </Typography.Text>
            </div>
          </Card>
        </li>
      ))}
    </ul>
  );
}

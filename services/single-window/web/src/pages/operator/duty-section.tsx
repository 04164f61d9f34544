import { CalculatorOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { Flex, Typography } from 'antd';
import { ApiProblem } from '#src/api/problem';
import { useTexts } from '#src/i18n/area';
import { dutyTexts } from '#src/i18n/duty';
import { dutyQuery } from '#src/pages/operator/duty-query';
import { DutyGaps } from '#src/ui/duty/duty-gaps';
import { DutyTotals } from '#src/ui/duty/duty-totals';
import { UnverifiedRates } from '#src/ui/duty/unverified-rates';
import { QueryView } from '#src/ui/query-view';

/** Duty and taxes on the page of a declaration: the totals, and the way to how they came about. */
export function DutySection({ id }: { readonly id: string }) {
  const t = useTexts(dutyTexts);
  const query = useQuery(dutyQuery(id));
  const hidden = query.error instanceof ApiProblem && query.error.code === 'values-hidden';
  return (
    <section aria-label={t('section')}>
      <Flex align="baseline" gap={12}>
        <h2>{t('section')}</h2>
        {query.data !== undefined && (
          <Link to="/declarations/$id/duty" params={{ id }} className="no-print">
            <CalculatorOutlined aria-hidden /> {t('open')}
          </Link>
        )}
      </Flex>
      {hidden ? (
        <Typography.Text type="secondary">{t('hidden')}</Typography.Text>
      ) : (
        <QueryView query={query}>
          {(duty) => (
            <Flex vertical gap={8}>
              <DutyGaps gaps={duty.gaps} />
              <DutyTotals duty={duty} />
              <UnverifiedRates rates={duty.rates} />
            </Flex>
          )}
        </QueryView>
      )}
    </section>
  );
}

import { Alert, Flex, Modal } from 'antd';
import type { ApiProblem } from '#src/api/problem';
import { useBilingual, useTexts } from '#src/i18n/area';
import { twoStepTexts } from '#src/i18n/two-step';
import { DifferenceTable } from '#src/ui/changes/difference-table';
import { ProblemAlert } from '#src/ui/problem-alert';
import { useLabels } from '../editor/labels.ts';
import type { Compared } from './use-completion.ts';

interface CompletionReviewProps {
  readonly review: Compared;
  readonly problem: ApiProblem | undefined;
  readonly busy: boolean;
  readonly onSend: () => void;
  readonly onClose: () => void;
}

/** What differs from the summary, as the server compares it, before the completion is filed. */
export function CompletionReview({ review, problem, busy, onSend, onClose }: CompletionReviewProps) {
  const t = useTexts(twoStepTexts);
  const say = useBilingual();
  const labels = useLabels();
  const { differences, warnings, late } = review;
  const others = warnings.filter(({ rule }) => rule !== 'summary-differs');
  return (
    <Modal
      open
      title={t('complete.reviewTitle')}
      width={860}
      okText={t('complete.send')}
      cancelText={t('complete.cancel')}
      okButtonProps={{ loading: busy }}
      onOk={onSend}
      onCancel={onClose}
    >
      <Flex vertical gap={12}>
        {late && <Alert type="warning" showIcon title={t('complete.late')} />}
        {differences.length === 0 ? (
          <Alert type="success" showIcon title={t('complete.noDifference')} />
        ) : (
          <div className="change-scroll" tabIndex={0} role="group" aria-label={t('complete.reviewTitle')}>
            <DifferenceTable differences={differences} />
          </div>
        )}
        {others.length > 0 && (
          <Alert
            type="warning"
            showIcon
            title={t('complete.warnings', { count: others.length })}
            description={
              <ul className="change-warnings">
                {others.map((fault) => (
                  <li key={`${fault.rule} ${fault.path} ${fault.message.en}`}>
                    <b>{labels.pointer(fault.path)}</b> {say(fault.message)}
                  </li>
                ))}
              </ul>
            }
          />
        )}
        {problem !== undefined && <ProblemAlert error={problem} />}
      </Flex>
    </Modal>
  );
}

import { Alert, Flex, Modal } from 'antd';
import type { ApiProblem } from '#src/api/problem';
import { amendTexts } from '#src/i18n/amend';
import { useBilingual, useTexts } from '#src/i18n/area';
import { DifferenceTable } from '#src/ui/changes/difference-table';
import { ProblemAlert } from '#src/ui/problem-alert';
import { useLabels } from '../editor/labels.ts';
import type { Review } from './use-amendment.ts';

interface ReviewModalProps {
  readonly review: Review;
  readonly problem: ApiProblem | undefined;
  readonly busy: boolean;
  readonly onSend: () => void;
  readonly onClose: () => void;
}

/** What would change, as the server compares it, before it is sent. */
export function ReviewModal({ review, problem, busy, onSend, onClose }: ReviewModalProps) {
  const t = useTexts(amendTexts);
  const say = useBilingual();
  const labels = useLabels();
  const { differences, warnings, touchesClearance } = review;
  return (
    <Modal
      open
      title={t('amend.reviewTitle')}
      width={860}
      okText={t('amend.send')}
      cancelText={t('amend.cancel')}
      okButtonProps={{ loading: busy }}
      onOk={onSend}
      onCancel={onClose}
    >
      <Flex vertical gap={12}>
        {touchesClearance && <Alert type="warning" showIcon title={t('amend.touches')} />}
        <div className="change-scroll" tabIndex={0} role="group" aria-label={t('difference.title')}>
          <DifferenceTable differences={differences} />
        </div>
        {warnings.length > 0 && (
          <Alert
            type="warning"
            showIcon
            title={t('amend.warnings', { count: warnings.length })}
            description={
              <ul className="change-warnings">
                {warnings.map((fault) => (
                  <li key={`${fault.rule} ${fault.path}`}>
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

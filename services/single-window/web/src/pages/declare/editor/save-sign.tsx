import { CheckOutlined, CloudSyncOutlined, DisconnectOutlined, EditOutlined, ExclamationCircleOutlined } from '@ant-design/icons';
import { Alert, Button, Flex } from 'antd';
import { useBilingual, useTexts } from '#src/i18n/area';
import { declareTexts } from '#src/i18n/declare';
import type { DraftView, SaveState } from './draft-store.ts';

const ICON: Readonly<Record<SaveState, React.ReactNode>> = {
  new: <EditOutlined aria-hidden />,
  dirty: <EditOutlined aria-hidden />,
  saving: <CloudSyncOutlined aria-hidden />,
  saved: <CheckOutlined aria-hidden />,
  waiting: <DisconnectOutlined aria-hidden />,
  refused: <ExclamationCircleOutlined aria-hidden />,
  conflict: <ExclamationCircleOutlined aria-hidden />,
  late: <ExclamationCircleOutlined aria-hidden />,
};

/** Whether what is typed is on the server. */
export function SaveSign({ view }: { readonly view: DraftView }) {
  const t = useTexts(declareTexts);
  const say = useBilingual();
  const text = view.save === 'refused' && view.problem !== undefined ? say(view.problem.document.message) : undefined;
  return (
    <span role="status" className={`save-sign save-${view.save}`}>
      {ICON[view.save]} {text ?? t(view.save === 'refused' ? 'save.waiting' : `save.${view.save}`)}
    </span>
  );
}

interface ConflictProps {
  readonly onMine: () => void;
  readonly onTheirs: () => void;
  readonly onCopy: () => void;
}

/** Somebody else saved the draft: nothing typed here is lost, the user says what shall stand. */
export function Conflict({ onMine, onTheirs, onCopy }: ConflictProps) {
  const t = useTexts(declareTexts);
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={t('save.conflict')}
      description={
        <>
          <p>{t('save.conflictText')}</p>
          <Flex gap={8} wrap>
            <Button onClick={onMine}>{t('save.mine')}</Button>
            <Button onClick={onCopy}>{t('save.copy')}</Button>
            <Button danger onClick={onTheirs}>
              {t('save.theirs')}
            </Button>
          </Flex>
        </>
      }
    />
  );
}

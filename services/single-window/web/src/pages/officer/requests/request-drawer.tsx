import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, Drawer, Flex, Tag } from 'antd';
import { amendTexts } from '#src/i18n/amend';
import { useTexts } from '#src/i18n/area';
import { RequestFacts } from '#src/ui/changes/change-history';
import { versionsQuery } from '#src/ui/changes/changes-api';
import type { Versions } from '#src/ui/changes/changes-api';
import { DifferenceTable } from '#src/ui/changes/difference-table';
import { QueryView } from '#src/ui/query-view';
import { StatusTag } from '#src/ui/tags';
import { DecideRequest } from './decide-request.tsx';

interface RequestDrawerProps {
  readonly declarationId: string;
  readonly requestId: string;
  readonly onClose: () => void;
}

/** One request: how the declaration stands, why it is asked, what differs, and the decision. */
export function RequestDrawer({ declarationId, requestId, onClose }: RequestDrawerProps) {
  const t = useTexts(amendTexts);
  // as it was seen: what comes meanwhile is told when the decision is sent, and read again then
  const query = useQuery({ ...versionsQuery(declarationId), refetchOnWindowFocus: false, refetchOnReconnect: false, gcTime: 0 });
  return (
    <Drawer
      open
      size={860}
      title={`${t('requests.title')} ${query.data?.declarationNo ?? ''}`}
      onClose={onClose}
      styles={{ wrapper: { maxWidth: '100vw' } }}
    >
      <QueryView query={query}>
        {(versions) => <RequestView versions={versions} requestId={requestId} onDone={onClose} onAgain={() => void query.refetch()} />}
      </QueryView>
    </Drawer>
  );
}

interface RequestViewProps {
  readonly versions: Versions;
  readonly requestId: string;
  readonly onDone: () => void;
  readonly onAgain: () => void;
}

function RequestView({ versions, requestId, onDone, onAgain }: RequestViewProps) {
  const t = useTexts(amendTexts);
  const request = versions.requests.find((each) => each.requestId === requestId);
  if (request === undefined) return <Alert type="info" showIcon title={t('requests.gone')} />;
  const { kind, status, differences, touchesClearance } = request;
  return (
    <Flex vertical gap={12}>
      <Flex gap={8} align="center" wrap>
        <Tag variant="outlined">{t(`kind.${kind}`)}</Tag>
        <span>
          {t('requests.now')} <StatusTag status={versions.status} />
        </span>
        <Link to="/declarations/$id" params={{ id: versions.declarationId }}>
          {t('requests.toDeclaration')}
        </Link>
      </Flex>
      <RequestFacts request={request} />
      {kind === 'WITHDRAWAL' && <Alert type="warning" showIcon title={t('requests.withdrawAll')} />}
      {kind === 'AMENDMENT' && touchesClearance && <Alert type="warning" showIcon title={t('requests.touches')} />}
      {kind === 'AMENDMENT' && <DifferenceTable differences={differences} />}
      {status === 'OPEN' ? (
        <DecideRequest versions={versions} request={request} onDone={onDone} onAgain={onAgain} />
      ) : (
        <Alert type="info" showIcon title={t('requests.gone')} />
      )}
    </Flex>
  );
}

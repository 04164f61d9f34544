import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { useTexts } from '#src/i18n/area';
import { officerTexts } from '#src/i18n/officer';
import { declarationQuery } from './case-file.ts';

const AGAIN_MS = 20_000;

/** That the company has asked to change what lies on the desk (修撤单申请): whoever decides on the case ought to know. */
export function CaseRequest({ declarationId, authority }: { readonly declarationId: string; readonly authority: string }) {
  const t = useTexts(officerTexts);
  const navigate = useNavigate();
  const { data } = useQuery({ ...declarationQuery(declarationId), refetchInterval: AGAIN_MS });
  const asked = data?.row.openRequest;
  if (asked !== 'AMENDMENT' && asked !== 'WITHDRAWAL') return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={t(`case.request.${asked}`)}
      style={{ marginBottom: 12 }}
      action={
        authority === 'customs' && (
          <Button size="small" onClick={() => void navigate({ to: '/requests' })}>
            {t('case.request.open')}
          </Button>
        )
      }
    />
  );
}

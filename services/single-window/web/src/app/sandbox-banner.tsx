import { ExperimentOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { answer, api } from '#src/api/client';
import { useTexts } from '#src/i18n/area';
import { shellTexts } from '#src/i18n/shell';

/** Says on every page that this is a sandbox, and where its scenarios are told; nothing anywhere else. */
export function SandboxBanner() {
  const t = useTexts(shellTexts);
  const about = useQuery({ queryKey: ['about'], queryFn: () => answer(api.GET('/v1/about')), staleTime: Number.POSITIVE_INFINITY });
  if (about.data?.sandbox !== true) return null;
  return (
    <Alert
      banner
      type="warning"
      icon={<ExperimentOutlined />}
      title={
        <>
          {t('sandbox.text')}{' '}
          <a href="/docs" style={{ textDecoration: 'underline' }}>
            {t('sandbox.scenarios')}
          </a>
        </>
      }
    />
  );
}

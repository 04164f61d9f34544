import { DownloadOutlined, FormOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { Button, Tooltip } from 'antd';
import { useHasRole } from '#src/api/session';
import { useLanguage, useTexts } from '#src/i18n/area';
import { operatorTexts } from '#src/i18n/operator';
import type { ListState } from '#src/pages/operator/list-state';
import { filterText } from '#src/pages/operator/list-state';
import { SavedFilters } from '#src/pages/operator/saved-filters';

/** Saved filters, the export of what is shown, and the way to file. */
export function ListActions({ state }: { readonly state: ListState }) {
  const t = useTexts(operatorTexts);
  const navigate = useNavigate();
  const language = useLanguage();
  const mayFile = useHasRole('operator');
  const current = filterText(state);
  const file = `/v1/declarations.csv?${current === '' ? '' : `${current}&`}lang=${language}`;
  return (
    <>
      <SavedFilters
        current={current}
        onApply={(saved) => {
          void navigate({ to: '/declarations', search: Object.fromEntries(new URLSearchParams(saved)) });
        }}
      />
      <Tooltip title={t('list.exportHint')}>
        <Button icon={<DownloadOutlined />} href={file} download>
          {t('list.export')}
        </Button>
      </Tooltip>
      {mayFile && (
        <Button
          type="primary"
          icon={<FormOutlined />}
          href="/declare"
          onClick={(event) => {
            event.preventDefault();
            void navigate({ to: '/declare/{-$draftId}', params: { draftId: undefined } });
          }}
        >
          {t('list.declare')}
        </Button>
      )}
    </>
  );
}

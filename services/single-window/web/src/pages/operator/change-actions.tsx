import { DeleteOutlined, EditOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useHasRole } from '#src/api/session';
import { amendTexts } from '#src/i18n/amend';
import { useTexts } from '#src/i18n/area';
import type { DeclarationRow } from '#src/pages/operator/list-state';
import { textPart, useUrlState } from '#src/ui/url-state';
import { WithdrawModal } from './withdraw-modal.tsx';

const AMENDABLE: ReadonlySet<string> = new Set([
  'SUMMARY_STORED',
  'SUPPLEMENT_ASKED',
  'RECEIVED',
  'REVIEWED',
  'TAX_DUE',
  'TAX_SETTLED',
  'RELEASED',
  'CLOSED',
]);
const WITHDRAWABLE: ReadonlySet<string> = new Set(['SUMMARY_STORED', 'SUPPLEMENT_ASKED', 'RECEIVED', 'REVIEWED', 'TAX_DUE', 'TAX_SETTLED']);
/** Customs takes a request to withdraw: before the release, and of an export whose goods stayed behind (退关). */
const withdrawable = ({ status, direction, leftAt }: DeclarationRow): boolean =>
  WITHDRAWABLE.has(status) || (status === 'RELEASED' && direction === 'EXPORT' && leftAt === null);
const URL_PARTS = { ask: textPart() };

/** What its company can still ask of customs; where nothing can be asked there is no button, and the page says why. */
export function ChangeActions({ row }: { readonly row: DeclarationRow }) {
  const t = useTexts(amendTexts);
  const navigate = useNavigate();
  const [url, setUrl] = useUrlState(URL_PARTS);
  if (!useHasRole('operator') || row.openRequest !== null) return null;
  return (
    <>
      {AMENDABLE.has(row.status) && (
        <Button icon={<EditOutlined aria-hidden />} onClick={() => void navigate({ to: '/amend/$id', params: { id: row.id } })}>
          {t('act.amend')}
        </Button>
      )}
      {withdrawable(row) && (
        <Button
          icon={<DeleteOutlined aria-hidden />}
          onClick={() => {
            setUrl({ ask: 'withdrawal' });
          }}
        >
          {t('act.withdraw')}
        </Button>
      )}
      {url.ask === 'withdrawal' && withdrawable(row) && (
        <WithdrawModal
          row={row}
          onClose={() => {
            setUrl({ ask: '' }, { replace: true });
          }}
        />
      )}
    </>
  );
}

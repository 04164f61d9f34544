import { Flex, Tag } from 'antd';
import { amendTexts } from '#src/i18n/amend';
import { useTexts } from '#src/i18n/area';
import { useCodeName } from '#src/ui/code-names';
import { Moment } from '#src/ui/moment';
import type { ChangeRequest, Versions } from './changes-api.ts';
import { DifferenceTable } from './difference-table.tsx';

const COLOURS = { OPEN: 'blue', APPROVED: 'green', REFUSED: 'red', TAKEN_BACK: 'default', LAPSED: 'default' } as const;
const INK = { OPEN: '#0b4a8f', APPROVED: '#135200', REFUSED: '#a8071a', TAKEN_BACK: '#595959', LAPSED: '#595959' } as const;

/** Every request of a declaration, the latest first, with what it changed or would have (版本与修撤单记录). */
export function ChangeHistory({ versions }: { readonly versions: Versions }) {
  const t = useTexts(amendTexts);
  const { requests, contentVersion } = versions;
  const made = new Map(versions.versions.map((version) => [version.requestId, version]));
  const original = made.get(null);
  return (
    <ul className="change-list" aria-label={t('history.title')}>
      {[...requests].reverse().map((request) => (
        <RequestItem
          key={request.requestId}
          request={request}
          version={made.get(request.requestId)?.contentVersion}
          current={contentVersion}
        />
      ))}
      <li>
        <strong>{t('history.version', { n: 1 })}</strong> · {t('history.original')} · {t('history.since')}{' '}
        <Moment at={original?.since ?? null} /> {contentVersion === 1 && <Current />}
      </li>
    </ul>
  );
}

function Current() {
  const t = useTexts(amendTexts);
  return (
    <Tag color="blue" style={{ color: INK.OPEN }}>
      {t('history.current')}
    </Tag>
  );
}

interface RequestItemProps {
  readonly request: ChangeRequest;
  /** Version that it made; undefined: none. */
  readonly version: number | undefined;
  readonly current: number;
}

function RequestItem({ request, version, current }: RequestItemProps) {
  const t = useTexts(amendTexts);
  const { kind, status, differences } = request;
  return (
    <li>
      <Flex gap={8} align="center" wrap>
        {version !== undefined && <strong>{t('history.version', { n: version })}</strong>}
        <strong>{t(`kind.${kind}`)}</strong>
        <Tag color={COLOURS[status]} style={{ color: INK[status] }}>
          {t(`status.${status}`)}
        </Tag>
        {version === current && <Current />}
      </Flex>
      <RequestFacts request={request} />
      {kind === 'AMENDMENT' && <DifferenceTable differences={differences} />}
    </li>
  );
}

/** Who asked why and when, and what was decided. */
export function RequestFacts({ request }: { readonly request: ChangeRequest }) {
  const t = useTexts(amendTexts);
  const reasonName = useCodeName('amendment-reasons');
  const { reasonCode, reason, proof, requestedAt, decidedAt, decisionReason, officer } = request;
  return (
    <div className="change-facts">
      <div>
        {t('history.requested')} <Moment at={requestedAt} /> · {t('history.reason')} <strong>{reasonName(reasonCode)}</strong>
        {' · '}
        {reason}
      </div>
      {proof !== null && (
        <div>
          {t('history.proof')} <strong>{proof}</strong>
        </div>
      )}
      {decidedAt !== null && (
        <div>
          {t('history.decided')} <Moment at={decidedAt} />
          {decisionReason !== null && (
            <>
              {' · '}
              {t('history.decision')} <strong>{decisionReason}</strong>
            </>
          )}
          {officer !== null && ` · ${t('history.officer')} ${officer}`}
        </div>
      )}
    </div>
  );
}

import { QuestionCircleOutlined, ReloadOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { Button, Empty, Segmented } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { useSession } from '#src/api/session';
import { useTexts } from '#src/i18n/area';
import { officerTexts } from '#src/i18n/officer';
import { useNow } from '#src/ui/duration';
import { Loading } from '#src/ui/loading';
import { Page } from '#src/ui/page';
import { ProblemAlert } from '#src/ui/problem-alert';
import { useUrlState } from '#src/ui/url-state';
import { KeysHelp, QUEUE_KEYS } from './keys-help.tsx';
import { rememberQueue, useNextCase } from './next-case.ts';
import { usePriorityText } from './priority-parts.ts';
import { isNarrowed, QUEUE_PARTS } from './queue-filter.ts';
import { QueueGrid } from './queue-grid.tsx';
import type { QueueRow } from './queue-row.ts';
import { QueueToolbar } from './queue-toolbar.tsx';
import { useClaim } from './use-claim.ts';
import { useKeys } from './use-keys.ts';
import { useQueue } from './use-queue.ts';

const SORTS = ['priority', 'age', 'deadline'] as const;

/** The live queue of the own authority (通关作业队列): claim, open, next, by mouse or by keys. */
export function QueuePage() {
  const t = useTexts(officerTexts);
  const me = useSession()?.user?.subject ?? '';
  const [filter, setFilter] = useUrlState(QUEUE_PARTS);
  const { store, view, counts, readMore, error, loading, reload } = useQueue(filter, me);
  const [active, setActive] = useState('');
  const [help, setHelp] = useState(false);
  const [inside, setInside] = useState({ pointer: false, focus: false });
  const navigate = useNavigate();
  const claim = useClaim();
  const next = useNextCase();

  useEffect(() => {
    rememberQueue(filter);
  }, [filter]);
  const frozen = inside.pointer || inside.focus;
  useEffect(() => {
    if (!frozen && view.changed > 0) store.sortAgain();
  }, [frozen, store, view.changed]);

  const open = useCallback(({ caseId }: QueueRow) => void navigate({ to: '/cases/$caseId', params: { caseId } }), [navigate]);
  const take = useCallback((row: QueueRow) => void claim(row), [claim]);
  const resort = () => {
    store.sortAgain();
  };
  const activeRow = view.rows.get(active);
  useKeys({
    c: () => {
      if (activeRow !== undefined) take(activeRow);
    },
    n: () => void next(),
    r: resort,
    '?': () => {
      setHelp(true);
    },
  });

  return (
    <Page
      title={t('queue.title')}
      extra={
        counts !== undefined && (
          <span role="status">
            {t('queue.total', { n: counts.total })}
            {counts.overdue > 0 && ` · ⚠ ${t('queue.overdueCount', { n: counts.overdue })}`}
          </span>
        )
      }
      actions={
        <>
          <Button type="primary" onClick={() => void next()}>
            {t('queue.next')}
          </Button>
          <Button
            icon={<QuestionCircleOutlined />}
            onClick={() => {
              setHelp(true);
            }}
          >
            {t('queue.keys')}
          </Button>
        </>
      }
    >
      <QueueToolbar filter={filter} counts={counts} onChange={setFilter} />
      <div className="queue-bar">
        <Segmented
          aria-label={t('queue.sort')}
          value={filter.sort}
          options={SORTS.map((value) => ({ value, label: t(`queue.sorts.${value}`) }))}
          onChange={(sort) => {
            setFilter({ sort });
          }}
        />
        <span role="status" aria-live="polite" style={{ display: 'inline-flex', alignItems: 'center', gap: 8 }}>
          {view.changed > 0 && (
            <>
              <strong>{t('queue.changed', { count: view.changed })}</strong>
              <Button size="small" icon={<ReloadOutlined />} onClick={resort}>
                {t('queue.resort')}
              </Button>
            </>
          )}
        </span>
      </div>
      {error !== undefined && <ProblemAlert error={error} onRetry={view.order.length === 0 ? reload : readMore} />}
      {loading && error === undefined ? (
        <Loading rows={10} />
      ) : view.complete && view.order.length === 0 ? (
        <Empty description={isNarrowed(filter) ? t('queue.noMatch') : `${t('queue.emptyTitle')} · ${t('queue.emptyText')}`} />
      ) : (
        !loading && (
          <QueueGrid
            view={view}
            total={counts?.total ?? 0}
            me={me}
            active={active}
            describedBy="queue-parts"
            onActive={setActive}
            onOpen={open}
            onClaim={take}
            onNearEnd={readMore}
            onInside={(where, is) => {
              setInside((before) => ({ ...before, [where]: is }));
            }}
          />
        )
      )}
      <ActiveParts row={activeRow} />
      <KeysHelp
        open={help}
        keys={QUEUE_KEYS}
        onClose={() => {
          setHelp(false);
        }}
      />
    </Page>
  );
}

/** Why the row that the keys act on stands where it stands: what the mouse finds in the tooltip. */
function ActiveParts({ row }: { readonly row: QueueRow | undefined }) {
  const t = useTexts(officerTexts);
  const now = useNow();
  const parts = usePriorityText();
  return (
    <div id="queue-parts" className="queue-parts">
      {row !== undefined && `${row.declarationNo} · ${t('parts.title')}: ${parts(row, now).join(' · ')}`}
    </div>
  );
}

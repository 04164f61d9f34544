import { useQuery } from '@tanstack/react-query';
import { Alert, Drawer, Typography } from 'antd';
import { useState } from 'react';
import { answer, api } from '#src/api/client';
import { administratorTexts } from '#src/i18n/administrator';
import { useTexts } from '#src/i18n/area';
import { Moment } from '#src/ui/moment';
import { QueryView } from '#src/ui/query-view';
import { ActForm } from './act-form.tsx';
import type { ParkedStream } from './operations.ts';

interface ParkedDrawerProps {
  /** Undefined: it is not parked any more. */
  readonly parked: ParkedStream | undefined;
  readonly onClose: () => void;
}

/** One parked stream: its event, why it failed, and what to do about it. */
export function ParkedDrawer({ parked, onClose }: ParkedDrawerProps) {
  const t = useTexts(administratorTexts);
  // what is typed must outlive the next look at the list
  const [first] = useState(parked);
  const title = first?.stream ?? t('parked.title');
  return (
    <Drawer open title={title} size={720} onClose={onClose} styles={{ wrapper: { maxWidth: '100vw' } }}>
      {parked === undefined && <Alert type="info" showIcon title={t('parked.gone')} style={{ marginBottom: 12 }} />}
      {first !== undefined && <ParkedEvent parked={parked ?? first} onDone={onClose} />}
    </Drawer>
  );
}

function ParkedEvent({ parked, onDone }: { readonly parked: ParkedStream; readonly onDone: () => void }) {
  const t = useTexts(administratorTexts);
  const { service, group, stream, eventId } = parked;
  const query = useQuery({
    queryKey: ['operations', 'event', service, group, stream, eventId],
    queryFn: () => answer(api.GET('/v1/operations/{service}/parked/event', { params: { path: { service }, query: { group, stream } } })),
  });
  return (
    <>
      <Alert type="error" showIcon title={parked.error} style={{ marginBottom: 12, overflowWrap: 'anywhere' }} />
      <QueryView query={query}>
        {(event) => {
          const text = event.payload === null ? undefined : JSON.stringify(event.payload, undefined, 2);
          return (
            <>
              <Typography.Title level={2} style={{ fontSize: 16 }}>
                {t('parked.event')} · {event.eventType}
              </Typography.Title>
              <p style={{ marginTop: 0, overflowWrap: 'anywhere' }}>
                <code>{event.eventId}</code> · {t('parked.recordedAt')} <Moment at={event.recordedAt} seconds /> ·{' '}
                {text === undefined ? t('parked.unreadable') : t('parked.masked')}
              </p>
              {text !== undefined && (
                <pre
                  // scrolls by keys, too
                  tabIndex={0}
                  aria-label={t('parked.event')}
                  style={{
                    maxHeight: 260,
                    overflow: 'auto',
                    padding: 10,
                    background: '#f3f6f9',
                    border: '1px solid #d9e0e7',
                    fontSize: 12,
                  }}
                >
                  {text}
                </pre>
              )}
              <ActForm parked={parked} payload={text} onDone={onDone} />
            </>
          );
        }}
      </QueryView>
    </>
  );
}

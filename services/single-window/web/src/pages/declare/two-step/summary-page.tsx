import { SendOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useSession } from '#src/api/session';
import { useTexts } from '#src/i18n/area';
import { twoStepTexts } from '#src/i18n/two-step';
import { Loading } from '#src/ui/loading';
import { Page } from '#src/ui/page';
import { QueryView } from '#src/ui/query-view';
import { Filed } from '../editor/filed.tsx';
import { SummaryForm } from './summary-form.tsx';
import { useSummaryFields } from './summary-fields.ts';
import { useSummary } from './use-summary.ts';
import '../declare.css';

/** 概要申报: the flags first, then exactly what they demand. */
export function SummaryPage() {
  const user = useSession()?.user?.subject;
  const [round, setRound] = useState(0);
  if (user === undefined) return <Loading />;
  return (
    <Open
      key={round}
      user={user}
      onAnew={() => {
        setRound(round + 1);
      }}
    />
  );
}

function Open({ user, onAnew }: { readonly user: string; readonly onAnew: () => void }) {
  const t = useTexts(twoStepTexts);
  const fields = useSummaryFields();
  const summary = useSummary(user);
  const { done } = summary;
  if (done !== undefined) {
    return (
      <Page title={t('summary.title')}>
        <Filed {...done} />
      </Page>
    );
  }
  return (
    <Page
      title={t('summary.title')}
      actions={
        <Button type="primary" icon={<SendOutlined aria-hidden />} loading={summary.busy} onClick={() => void summary.submit()}>
          {t('summary.submit')}
        </Button>
      }
    >
      <QueryView query={fields}>
        {(rows) => (
          <SummaryForm
            rows={rows}
            summary={summary}
            onDiscard={() => {
              summary.drop();
              onAnew();
            }}
          />
        )}
      </QueryView>
    </Page>
  );
}

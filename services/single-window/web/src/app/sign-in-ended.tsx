import { useQueryClient } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { SIGN_IN_ENDED } from '#src/api/client';
import { sessionQuery, signInAddress } from '#src/api/session';
import { useTexts } from '#src/i18n/area';
import { shellTexts } from '#src/i18n/shell';

/** Asks to sign in again without leaving the page, so that nothing typed is lost. */
export function SignInEnded() {
  const t = useTexts(shellTexts);
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const ended = () => {
      setOpen(true);
    };
    window.addEventListener(SIGN_IN_ENDED, ended);
    return () => {
      window.removeEventListener(SIGN_IN_ENDED, ended);
    };
  }, []);
  const goOn = useCallback(async () => {
    const session = await queries.query({ ...sessionQuery, staleTime: 0 });
    if (!session.signedIn) return;
    setOpen(false);
    await queries.invalidateQueries();
  }, [queries]);
  // whoever comes back from the page of the sign-in need not say so
  useEffect(() => {
    if (!open) return;
    const back = () => void goOn();
    window.addEventListener('focus', back);
    return () => {
      window.removeEventListener('focus', back);
    };
  }, [open, goOn]);
  return (
    <Modal open={open} title={t('ended.title')} closable={false} footer={null}>
      <p>{t('ended.text')}</p>
      <div style={{ display: 'flex', gap: 8 }}>
        <Button type="primary" href={signInAddress('/signed-in')} target="_blank" rel="opener">
          {t('ended.again')}
        </Button>
        <Button onClick={() => void goOn()}>{t('ended.done')}</Button>
      </div>
    </Modal>
  );
}

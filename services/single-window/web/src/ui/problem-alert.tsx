import { Alert, Button } from 'antd';
import { asProblem } from '#src/api/problem';
import { useBilingual, useTexts } from '#src/i18n/area';
import { shellTexts } from '#src/i18n/shell';

/** What the API refused or what failed, in the words of the problem document, every fault of it, and a way to try again. */
export function ProblemAlert({ error, onRetry }: { readonly error: unknown; readonly onRetry?: (() => void) | undefined }) {
  const t = useTexts(shellTexts);
  const say = useBilingual();
  const { document } = asProblem(error);
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={say(document.message)}
      action={
        onRetry === undefined ? undefined : (
          <Button size="small" onClick={onRetry}>
            {t('fault.retry')}
          </Button>
        )
      }
      description={
        <>
          {document.faults.length > 0 && (
            <ul style={{ margin: 0, paddingInlineStart: 18 }}>
              {document.faults.map((fault) => (
                <li key={`${fault.rule} ${fault.path} ${fault.message.en}`}>
                  {say(fault.message)} {say(fault.hint)}
                </li>
              ))}
            </ul>
          )}
          {document.instance !== '' && <small>{t('fault.instance', { id: document.instance })}</small>}
        </>
      }
    />
  );
}

import { DisconnectOutlined, ThunderboltFilled } from '@ant-design/icons';
import { useStreamState } from '#src/app/live-stream';
import { useTexts } from '#src/i18n/area';
import { shellTexts } from '#src/i18n/shell';

/** Whether the page follows what happens: a sign and a word, so that colour is not the only sign. */
export function LiveSign() {
  const t = useTexts(shellTexts);
  const state = useStreamState();
  if (state === 'off') return null;
  return (
    <span
      role="status"
      data-state={state}
      style={{ color: state === 'live' ? '#b7ebc6' : '#ffd591', fontSize: 12, whiteSpace: 'nowrap', lineHeight: '20px' }}
    >
      {state === 'live' ? <ThunderboltFilled /> : <DisconnectOutlined />} {t(`live.${state}`)}
    </span>
  );
}

import { Modal } from 'antd';
import { useTexts } from '#src/i18n/area';
import type { KeyOf } from '#src/i18n/area';
import { officerTexts } from '#src/i18n/officer';

type Text = KeyOf<(typeof officerTexts)['zh']['keys']>;

interface KeysHelpProps {
  readonly open: boolean;
  readonly keys: readonly (readonly [string, Text])[];
  readonly onClose: () => void;
}

export const QUEUE_KEYS: KeysHelpProps['keys'] = [
  ['↑ ↓', 'move'],
  ['PgUp PgDn Home End', 'page'],
  ['Enter', 'open'],
  ['c', 'claim'],
  ['n', 'next'],
  ['r', 'resort'],
  ['?', 'help'],
];

export const CASE_KEYS: KeysHelpProps['keys'] = [
  ['c', 'claimCase'],
  ['1 2 3 4', 'decide'],
  ['↑ ↓', 'basis'],
  ['Enter', 'confirm'],
  ['e', 'extend'],
  ['n', 'next'],
  ['q', 'back'],
  ['?', 'help'],
];

/** What the keys of a page do. */
export function KeysHelp({ open, keys, onClose }: KeysHelpProps) {
  const t = useTexts(officerTexts);
  return (
    <Modal open={open} title={t('keys.title')} footer={null} onCancel={onClose} width={460}>
      <table style={{ borderSpacing: '12px 6px' }}>
        <tbody>
          {keys.map(([key, text]) => (
            <tr key={text}>
              <th scope="row" style={{ textAlign: 'start', whiteSpace: 'nowrap' }}>
                <kbd>{key}</kbd>
              </th>
              <td>{t(`keys.${text}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  );
}

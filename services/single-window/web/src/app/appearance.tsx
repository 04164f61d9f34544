import { LoadingOutlined } from '@ant-design/icons';
import { App, ConfigProvider } from 'antd';
import type { Locale } from 'antd/es/locale';
import zhCN from 'antd/es/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useLessMotion } from '#src/app/less-motion';
import { useLanguage, useTexts } from '#src/i18n/area';
import { shellTexts } from '#src/i18n/shell';

/** Colours pass WCAG AA on white; sizes fit a 1366 × 768 office screen. */
const theme = {
  token: {
    colorPrimary: '#0b5cad',
    colorLink: '#0b5cad',
    colorTextSecondary: 'rgba(0,0,0,0.68)',
    colorTextTertiary: 'rgba(0,0,0,0.62)',
    colorTextDescription: 'rgba(0,0,0,0.62)',
    colorTextPlaceholder: 'rgba(0,0,0,0.57)',
    colorError: '#c5221f',
    colorSuccess: '#1a7f37',
    colorWarning: '#9a5b00',
    // grounds that fit the darker words; derived ones would be grey
    colorSuccessBg: '#f0faf2',
    colorSuccessBorder: '#8fd19e',
    colorWarningBg: '#fff8e6',
    colorWarningBorder: '#e0b95c',
    borderRadius: 4,
    fontFamily: 'system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif',
  },
  components: { Layout: { headerBg: '#0b3a66', headerHeight: 48, siderBg: '#fff' }, Table: { cellPaddingBlockSM: 6 } },
};

/** Ant Design in the language that is chosen; the English pack is fetched when it is wanted. */
export function Appearance({ children }: { readonly children: ReactNode }) {
  const language = useLanguage();
  const t = useTexts(shellTexts);
  const lessMotion = useLessMotion();
  const themeNow = useMemo(() => ({ ...theme, token: { ...theme.token, motion: !lessMotion } }), [lessMotion]);
  const [english, setEnglish] = useState<Locale>();
  useEffect(() => {
    dayjs.locale(language === 'en' ? 'en' : 'zh-cn');
    if (language === 'en' && english === undefined)
      void import('antd/es/locale/en_US').then((pack) => {
        setEnglish(pack.default);
      });
  }, [language, english]);
  // Ant's own spinner leaves a button when its transition has ended. One that is interrupted never ends, and the button stays busy to
  // whoever sees or hears it: an icon without a transition comes and goes with what it stands for.
  const button = useMemo(() => ({ autoInsertSpace: false, loadingIcon: <LoadingOutlined aria-label={t('busy')} /> }), [t]);
  return (
    <ConfigProvider button={button} locale={language === 'en' && english !== undefined ? english : zhCN} theme={themeNow}>
      <App>{children}</App>
    </ConfigProvider>
  );
}

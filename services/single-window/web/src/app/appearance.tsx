import { App, ConfigProvider } from 'antd';
import type { Locale } from 'antd/es/locale';
import zhCN from 'antd/es/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useLanguage } from '#src/i18n/area';

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
  const [english, setEnglish] = useState<Locale>();
  useEffect(() => {
    dayjs.locale(language === 'en' ? 'en' : 'zh-cn');
    if (language === 'en' && english === undefined)
      void import('antd/es/locale/en_US').then((pack) => {
        setEnglish(pack.default);
      });
  }, [language, english]);
  return (
    <ConfigProvider button={{ autoInsertSpace: false }} locale={language === 'en' && english !== undefined ? english : zhCN} theme={theme}>
      <App>{children}</App>
    </ConfigProvider>
  );
}

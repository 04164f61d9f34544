import { Typography } from 'antd';
import type { ReactNode } from 'react';
import { usePageTitle } from '#src/ui/page-title';

interface PageProps {
  readonly title: string;
  /** Beside the title: a number, a tag. */
  readonly extra?: ReactNode;
  /** At the right end: what one can do here. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** Head and content of a page; the title is also the tab's. */
export function Page({ title, extra, actions, children }: PageProps) {
  usePageTitle(title);
  return (
    <>
      <div style={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 12, marginBottom: 12 }}>
        <Typography.Title level={1} style={{ fontSize: 20, margin: 0 }}>
          {title}
        </Typography.Title>
        {extra}
        <span style={{ flex: 1 }} />
        <span className="no-print" style={{ display: 'inline-flex', flexWrap: 'wrap', gap: 8 }}>
          {actions}
        </span>
      </div>
      {children}
    </>
  );
}

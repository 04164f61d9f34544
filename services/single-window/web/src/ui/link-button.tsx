import { useRouter } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';

interface LinkButtonProps {
  readonly href: string;
  readonly icon?: ReactNode;
  readonly size?: 'small';
  readonly type?: 'primary';
  readonly children: ReactNode;
}

/** A link to a page of ours that looks like a button: opened here, or in another tab with Ctrl. */
export function LinkButton({ href, children, ...look }: LinkButtonProps) {
  const { history } = useRouter();
  return (
    <Button
      {...look}
      href={href}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        history.push(href);
      }}
    >
      {children}
    </Button>
  );
}

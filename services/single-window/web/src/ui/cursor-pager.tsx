import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Flex } from 'antd';
import { useTexts } from '#src/i18n/area';
import { shellTexts } from '#src/i18n/shell';

/** Another page of a list, as its state in the address takes it. */
export interface PageChange {
  readonly page: number;
  readonly cursor: string;
}

interface CursorPagerProps {
  /** Which list, as filtered: a cursor belongs to it. */
  readonly of: string;
  readonly page: number;
  readonly nextCursor: string | null;
  readonly onPage: (change: PageChange) => void;
}

/** Cursors of the pages seen in this tab, so that one can go back; a page opened by its address goes back to the first. */
const seen = new Map<string, string>();

/** Pages of a list that the API gives by cursor; page and cursor stand in the address. */
export function CursorPager({ of, page, nextCursor, onPage }: CursorPagerProps) {
  const t = useTexts(shellTexts);
  if (page === 1 && nextCursor === null) return null;
  const previous = () => {
    const cursor = seen.get(`${String(page - 1)} ${of}`);
    if (page <= 2 || cursor === undefined) onPage({ page: 1, cursor: '' });
    else onPage({ page: page - 1, cursor });
  };
  const next = () => {
    if (nextCursor === null) return;
    seen.set(`${String(page + 1)} ${of}`, nextCursor);
    onPage({ page: page + 1, cursor: nextCursor });
  };
  return (
    <Flex justify="end" align="center" gap={8} style={{ marginTop: 12 }}>
      <Button icon={<LeftOutlined />} disabled={page === 1} onClick={previous}>
        {t('page.previous')}
      </Button>
      <span aria-live="polite" className="numbers">
        {page}
      </span>
      <Button icon={<RightOutlined />} iconPlacement="end" disabled={nextCursor === null} onClick={next}>
        {t('page.next')}
      </Button>
    </Flex>
  );
}

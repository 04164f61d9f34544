import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Flex } from 'antd';
import { useTexts } from '#src/i18n/area';
import { operatorTexts } from '#src/i18n/operator';
import { shellTexts } from '#src/i18n/shell';

interface PagerProps {
  /** Which list, as filtered: a cursor belongs to it. */
  readonly of: string;
  readonly page: number;
  readonly nextCursor: string | null;
  readonly onPage: (page: number, cursor: string) => void;
}

/** Cursors of the pages seen in this tab, so that one can go back; a page opened by its address goes back to the first. */
const seen = new Map<string, string>();

export function ListPager({ of, page, nextCursor, onPage }: PagerProps) {
  const t = useTexts(operatorTexts);
  const shell = useTexts(shellTexts);
  if (page === 1 && nextCursor === null) return null;
  const previous = () => {
    const cursor = seen.get(`${String(page - 1)} ${of}`);
    if (page <= 2 || cursor === undefined) onPage(1, '');
    else onPage(page - 1, cursor);
  };
  const next = () => {
    if (nextCursor === null) return;
    seen.set(`${String(page + 1)} ${of}`, nextCursor);
    onPage(page + 1, nextCursor);
  };
  return (
    <nav aria-label={t('list.pager')}>
      <Flex justify="end" align="center" gap={8} style={{ marginTop: 12 }}>
        <Button icon={<LeftOutlined />} disabled={page === 1} onClick={previous}>
          {shell('page.previous')}
        </Button>
        <span>{t('list.page', { n: page })}</span>
        <Button icon={<RightOutlined />} iconPlacement="end" disabled={nextCursor === null} onClick={next}>
          {shell('page.next')}
        </Button>
      </Flex>
    </nav>
  );
}

import { CalculatorOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { answer, api } from '#src/api/client';
import { useTexts } from '#src/i18n/area';
import { dutyTexts } from '#src/i18n/duty';
import { DutyView } from '#src/ui/duty/duty-view';
import { QueryView } from '#src/ui/query-view';
import { toApi } from './content.ts';
import type { Content } from './content.ts';

/** Works out duty and taxes of what is typed (税费试算), as if it were accepted today; asked for when it is opened. */
export function DutyPreview({ content }: { readonly content: Content }) {
  const t = useTexts(dutyTexts);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        icon={<CalculatorOutlined aria-hidden />}
        onClick={() => {
          setOpen(true);
        }}
      >
        {t('preview')}
      </Button>
      <Drawer
        open={open}
        title={t('previewTitle')}
        size={1000}
        styles={{ wrapper: { maxWidth: '100%' }, body: { padding: 0, overflow: 'hidden' } }}
        destroyOnHidden
        onClose={() => {
          setOpen(false);
        }}
      >
        {/* it scrolls by keys too, though there is nothing in it to act on */}
        <div role="region" aria-label={t('section')} tabIndex={0} className="duty-scroll">
          <Calculated content={content} />
        </div>
      </Drawer>
    </>
  );
}

function Calculated({ content }: { readonly content: Content }) {
  const query = useQuery({
    queryKey: ['duty-preview', content],
    // what has no field weighs nothing
    queryFn: () => answer(api.POST('/v1/declarations/duty', { body: toApi({ ...content, kept: [] }) })),
    gcTime: 0,
  });
  return <QueryView query={query}>{(duty) => <DutyView duty={duty} />}</QueryView>;
}

import { DownOutlined, StarOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { answer, api } from '#src/api/client';
import { useTexts } from '#src/i18n/area';
import { operatorTexts } from '#src/i18n/operator';
import { ManageFilters } from '#src/pages/operator/manage-filters';
import { SaveFilter } from '#src/pages/operator/save-filter';

const LIST = 'declarations';
const savedFiltersKey = ['saved-filters', LIST] as const;

interface SavedFiltersProps {
  /** The filter that is shown, as text of the address. */
  readonly current: string;
  readonly onApply: (query: string) => void;
}

/** Filters that the user keeps on the server: apply one, keep this one, manage them. */
export function SavedFilters({ current, onApply }: SavedFiltersProps) {
  const t = useTexts(operatorTexts);
  const [open, setOpen] = useState<'save' | 'manage'>();
  const kept = useQuery({
    queryKey: savedFiltersKey,
    queryFn: () => answer(api.GET('/v1/saved-filters', { params: { query: { list: LIST } } })),
    staleTime: 60_000,
  });
  const filters = kept.data?.filters ?? [];
  const close = () => {
    setOpen(undefined);
  };
  const applied = filters.find(({ query }) => query === current);
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          selectable: true,
          selectedKeys: applied === undefined ? [] : [applied.id],
          items: [
            ...(filters.length === 0 ? [{ key: 'none', label: t('saved.none'), disabled: true }] : []),
            ...filters.map(({ id, name }) => ({ key: id, label: name })),
            { type: 'divider' },
            { key: 'save', label: t('saved.saveThis'), disabled: current === '' },
            { key: 'manage', label: t('saved.manage'), disabled: filters.length === 0 },
          ],
          onClick: ({ key }) => {
            if (key === 'save' || key === 'manage') setOpen(key);
            const chosen = filters.find(({ id }) => id === key);
            if (chosen !== undefined) onApply(chosen.query);
          },
        }}
      >
        <Button icon={<StarOutlined aria-hidden />}>
          {applied?.name ?? t('saved.open')} <DownOutlined aria-hidden style={{ fontSize: 10 }} />
        </Button>
      </Dropdown>
      {open === 'save' && <SaveFilter list={LIST} query={current} onClose={close} />}
      {open === 'manage' && <ManageFilters filters={filters} current={current} onClose={close} />}
    </>
  );
}

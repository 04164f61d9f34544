import { DeleteOutlined, EditOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Flex, Input, Modal, Popconfirm } from 'antd';
import { useState } from 'react';
import type { paths } from '#src/api/schema';
import { answer, api } from '#src/api/client';
import { useTexts } from '#src/i18n/area';
import { operatorTexts } from '#src/i18n/operator';
import { ProblemAlert } from '#src/ui/problem-alert';

type Filter = paths['/v1/saved-filters']['get']['responses'][200]['content']['application/json']['filters'][number];

interface ManageProps {
  readonly filters: readonly Filter[];
  readonly current: string;
  readonly onClose: () => void;
}

/** Rename, replace and remove what is kept. */
export function ManageFilters({ filters, current, onClose }: ManageProps) {
  const t = useTexts(operatorTexts);
  return (
    <Modal open title={t('saved.manageTitle')} footer={<Button onClick={onClose}>{t('saved.done')}</Button>} onCancel={onClose}>
      {filters.length === 0 ? (
        t('saved.none')
      ) : (
        <ul style={{ listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: 8 }}>
          {filters.map((filter) => (
            <li key={filter.id}>
              <KeptFilter filter={filter} current={current} />
            </li>
          ))}
        </ul>
      )}
    </Modal>
  );
}

function KeptFilter({ filter, current }: { readonly filter: Filter; readonly current: string }) {
  const t = useTexts(operatorTexts);
  const queries = useQueryClient();
  const [name, setName] = useState<string>();
  const path = { id: filter.id };
  const reread = () => queries.invalidateQueries({ queryKey: ['saved-filters'] });
  const change = useMutation({
    mutationFn: (body: { name?: string; query?: string }) => answer(api.PUT('/v1/saved-filters/{id}', { params: { path }, body })),
    onSuccess: async () => {
      await reread();
      setName(undefined);
    },
  });
  const remove = useMutation({ mutationFn: () => api.DELETE('/v1/saved-filters/{id}', { params: { path } }), onSuccess: reread });
  const rename = () => {
    if (name !== undefined && name.trim() !== '') change.mutate({ name });
  };
  const error = change.error ?? remove.error;
  return (
    <>
      <Flex gap={8} align="center">
        {name === undefined ? (
          <>
            <span style={{ flex: 1, overflowWrap: 'anywhere' }}>{filter.name}</span>
            <Button
              size="small"
              icon={<EditOutlined />}
              aria-label={t('saved.rename', { name: filter.name })}
              onClick={() => {
                setName(filter.name);
              }}
            />
          </>
        ) : (
          <>
            <Input
              autoFocus
              size="small"
              style={{ flex: 1 }}
              maxLength={60}
              aria-label={t('saved.rename', { name: filter.name })}
              value={name}
              onChange={(event) => {
                setName(event.target.value);
              }}
              onPressEnter={rename}
            />
            <Button size="small" type="primary" loading={change.isPending} onClick={rename}>
              {t('saved.save')}
            </Button>
          </>
        )}
        {current !== '' && current !== filter.query && (
          <Button
            size="small"
            onClick={() => {
              change.mutate({ query: current });
            }}
          >
            {t('saved.replace')}
          </Button>
        )}
        <Popconfirm
          title={t('saved.removeSure', { name: filter.name })}
          okText={t('saved.removeYes')}
          cancelText={t('saved.cancel')}
          onConfirm={() => {
            remove.mutate();
          }}
        >
          <Button
            size="small"
            danger
            icon={<DeleteOutlined />}
            aria-label={t('saved.remove', { name: filter.name })}
            loading={remove.isPending}
          />
        </Popconfirm>
      </Flex>
      {error !== null && <ProblemAlert error={error} />}
    </>
  );
}

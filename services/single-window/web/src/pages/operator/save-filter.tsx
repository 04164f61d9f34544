import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Form, Input, Modal } from 'antd';
import type { InputRef } from 'antd';
import { useRef, useState } from 'react';
import { answer, api } from '#src/api/client';
import { useTexts } from '#src/i18n/area';
import { operatorTexts } from '#src/i18n/operator';
import { ProblemAlert } from '#src/ui/problem-alert';

interface SaveFilterProps {
  readonly list: string;
  readonly query: string;
  readonly onClose: () => void;
}

/** Asks for a name and keeps the filter that is shown. */
export function SaveFilter({ list, query, onClose }: SaveFilterProps) {
  const t = useTexts(operatorTexts);
  const { message } = App.useApp();
  const queries = useQueryClient();
  const field = useRef<InputRef>(null);
  const [name, setName] = useState('');
  const save = useMutation({
    mutationFn: () => answer(api.POST('/v1/saved-filters', { body: { list, name, query } })),
    onSuccess: async (saved) => {
      await queries.invalidateQueries({ queryKey: ['saved-filters'] });
      void message.success(t('saved.savedAs', { name: saved.name }));
      onClose();
    },
  });
  return (
    <Modal
      open
      title={t('saved.saveTitle')}
      okText={t('saved.save')}
      cancelText={t('saved.cancel')}
      okButtonProps={{ disabled: name.trim() === '', loading: save.isPending }}
      onOk={() => {
        save.mutate();
      }}
      onCancel={onClose}
      afterOpenChange={(opened) => {
        if (opened) field.current?.focus();
      }}
    >
      <Form layout="vertical">
        <Form.Item label={t('saved.filterName')} htmlFor="saved-filter-name">
          <Input
            ref={field}
            id="saved-filter-name"
            maxLength={60}
            value={name}
            onChange={(event) => {
              setName(event.target.value);
            }}
            onPressEnter={(event) => {
              event.preventDefault();
              if (name.trim() !== '') save.mutate();
            }}
          />
        </Form.Item>
      </Form>
      {save.isError && <ProblemAlert error={save.error} />}
    </Modal>
  );
}

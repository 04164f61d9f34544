import { GlobalOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App, Button, Tooltip, Upload } from 'antd';
import { answer, api } from '#src/api/client';
import { useTexts } from '#src/i18n/area';
import { foreignTexts } from '#src/i18n/foreign';
import { ProblemAlert } from '#src/ui/problem-alert';
import { keyOf } from '../upload/send-declaration.ts';

const MOST_BYTES = 1024 * 1024;

/** A draft out of a foreign file; the same file chosen twice is one draft. */
async function importFile(file: File) {
  const key = await keyOf(await file.arrayBuffer());
  return answer(
    api.POST('/v1/drafts/import', {
      params: { header: { 'idempotency-key': key } },
      headers: { 'content-type': 'application/xml' },
      body: file as never,
      bodySerializer: (body: unknown) => body as Blob,
    }),
  );
}

/** Chooses a declaration in the WCO Data Model (国外报关单) and opens the draft that it fills. */
export function ImportForeign() {
  const t = useTexts(foreignTexts);
  const { modal } = App.useApp();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const bring = useMutation({
    mutationFn: importFile,
    onSuccess: async ({ draft }) => {
      await queries.invalidateQueries({ queryKey: ['drafts'] });
      await navigate({ to: '/declare/{-$draftId}', params: { draftId: draft.id }, search: {} });
    },
    onError: (error) => {
      modal.error({ title: t('failed'), content: <ProblemAlert error={error} />, width: 640 });
    },
  });
  const choose = (file: File) => {
    if (file.size > MOST_BYTES) modal.error({ title: t('failed'), content: `${file.name}: ${t('tooLarge')}` });
    else bring.mutate(file);
    return false;
  };
  return (
    <Tooltip title={t('hint')}>
      <Upload accept=".xml" showUploadList={false} disabled={bring.isPending} beforeUpload={choose}>
        <Button icon={<GlobalOutlined aria-hidden />} disabled={bring.isPending}>
          {t(bring.isPending ? 'importing' : 'import')}
        </Button>
      </Upload>
    </Tooltip>
  );
}

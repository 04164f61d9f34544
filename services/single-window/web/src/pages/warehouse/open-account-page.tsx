import { useNavigate } from '@tanstack/react-router';
import { Alert, AutoComplete, Button, Flex, Form, Input, Typography } from 'antd';
import { useState } from 'react';
import { answer, api } from '#src/api/client';
import { useTexts } from '#src/i18n/area';
import { warehouseTexts } from '#src/i18n/warehouse';
import { LinesEditor } from '#src/pages/warehouse/lines-editor';
import { faultsOf } from '#src/pages/warehouse/new-lines';
import type { NewLine } from '#src/pages/warehouse/new-lines';
import { useCommand } from '#src/pages/warehouse/use-command';
import { useCodes } from '#src/ui/code-names';
import { Page } from '#src/ui/page';
import { ProblemAlert } from '#src/ui/problem-alert';

interface Opening {
  readonly accountNo: string;
  readonly customsOffice: string;
}

/** Opens an account 设立账册, its lines typed or pasted from a spreadsheet. */
export function OpenAccountPage() {
  const t = useTexts(warehouseTexts);
  const navigate = useNavigate();
  const offices = useCodes('customs-offices');
  const [lines, setLines] = useState<readonly NewLine[]>([]);
  const [tried, setTried] = useState(false);
  const wrong = [...faultsOf(lines).values()].filter((faults) => faults.length > 0).length;
  const command = useCommand<Opening>({
    run: (opening) => answer(api.POST('/v1/warehouses/accounts', { body: { ...opening, lines: lines.map(bodyOf) } })),
    done: ({ accountNo }) => t('form.done.open', { no: accountNo }),
    onDone: ({ accountNo }) => void navigate({ to: '/warehouses/$accountNo', params: { accountNo } }),
  });
  const open = (opening: Opening) => {
    setTried(true);
    if (lines.length > 0 && wrong === 0) command.mutate(opening);
  };
  return (
    <Page title={t('open.title')}>
      <Form<Opening> layout="vertical" requiredMark={false} onFinish={open} scrollToFirstError={{ focus: true }}>
        <Flex wrap gap="0 16px">
          <Form.Item
            {...{
              name: 'accountNo',
              label: t('open.accountNo'),
              extra: t('open.accountNoHint'),
              style: { flex: '1 1 220px', maxWidth: 320 },
            }}
            normalize={(value: string) => value.toUpperCase().trim()}
            rules={[{ required: true, message: t('form.required') }]}
          >
            <Input autoFocus autoComplete="off" maxLength={12} />
          </Form.Item>
          <Form.Item
            {...{
              name: 'customsOffice',
              label: t('open.office'),
              extra: t('open.officeHint'),
              style: { flex: '1 1 220px', maxWidth: 320 },
            }}
            rules={[{ required: true, message: t('form.required') }]}
          >
            <AutoComplete
              options={[...offices]}
              maxLength={4}
              showSearch={{ filterOption: (typed, option) => String(option?.label).includes(typed) }}
            />
          </Form.Item>
        </Flex>
        <Typography.Title level={2} style={{ fontSize: 16 }}>
          {t('open.lines')}
        </Typography.Title>
        <Typography.Paragraph type="secondary">{t('open.intro')}</Typography.Paragraph>
        <LinesEditor lines={lines} onChange={setLines} />
        {tried && (lines.length === 0 || wrong > 0) && (
          <Alert
            type="error"
            showIcon
            role="alert"
            style={{ marginTop: 12 }}
            title={t(lines.length === 0 ? 'open.noLines' : 'open.mend')}
          />
        )}
        {command.isError && <ProblemAlert error={command.error} />}
        <Button type="primary" htmlType="submit" loading={command.isPending} style={{ marginTop: 12 }}>
          {t('open.submit')}
        </Button>
      </Form>
    </Page>
  );
}

function bodyOf({ lineNo, hsCode, name, unit, limitAt }: NewLine) {
  return { lineNo, hsCode, name: name.trim(), unit, ...(limitAt === '' ? {} : { limitAt }) };
}

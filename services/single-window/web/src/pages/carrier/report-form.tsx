import { AutoComplete, Button, Flex, Form, Input, Radio, Select } from 'antd';
import type { InputRef } from 'antd';
import { useRef } from 'react';
import type { Fault } from '#src/api/problem';
import { useBilingual, useCodeText, useTexts } from '#src/i18n/area';
import { carrierTexts } from '#src/i18n/carrier';
import { shellTexts } from '#src/i18n/shell';
import { areContainersRight, containersOf } from '#src/pages/carrier/container-id';
import { ContainersField } from '#src/pages/carrier/containers-field';
import { MILESTONES, MODES } from '#src/pages/carrier/movement';
import type { Milestone } from '#src/pages/carrier/movement';
import { useReport } from '#src/pages/carrier/use-report';
import { useCodes } from '#src/ui/code-names';
import { ProblemAlert } from '#src/ui/problem-alert';
import { fromShanghai, shanghaiTime } from '#src/ui/time';

interface Fields {
  readonly milestone: Milestone;
  readonly billNo: string;
  readonly containers: string;
  /** `2026-11-27T10:00` in Asia/Shanghai, as the browser's field gives it. */
  readonly occurredAt: string;
  readonly location?: string;
  readonly transportMode?: string;
}

const nowInShanghai = () => shanghaiTime(Date.now()).replace(' ', 'T');

/** Which field of the form a fault of the report belongs to. */
const FIELD_OF: Readonly<Record<string, keyof Fields>> = {
  billNo: 'billNo',
  containerIds: 'containers',
  occurredAtMs: 'occurredAt',
  location: 'location',
  transportMode: 'transportMode',
  milestone: 'milestone',
};

interface ReportFormProps {
  readonly billNo: string;
  readonly containers: string;
  readonly transportMode: string;
  readonly location: string;
  readonly onReported: (messageId: string) => void;
}

/** Reports one milestone. Place, mode and kind stay for the next one; the same report sent twice is one fact. */
export function ReportForm({ onReported, ...given }: ReportFormProps) {
  const t = useTexts(carrierTexts);
  const say = useBilingual();
  const milestoneText = useCodeText(carrierTexts, 'milestone');
  const modeText = useCodeText(shellTexts, 'mode');
  const offices = useCodes('customs-offices');
  const [form] = Form.useForm<Fields>();
  const bill = useRef<InputRef>(null);

  const report = useReport((messageId) => {
    form.setFieldsValue({ billNo: '', containers: '', occurredAt: nowInShanghai() });
    bill.current?.focus();
    onReported(messageId);
  }, showFaults);

  function showFaults(faults: readonly Fault[]) {
    form.setFields(
      Object.entries(FIELD_OF).map(([path, name]) => ({
        name,
        errors: faults.filter((fault) => fault.path.split('/')[1] === path).map((fault) => `${say(fault.message)} ${say(fault.hint)}`),
      })),
    );
  }

  const send = ({ milestone, billNo, containers, occurredAt, location, transportMode }: Fields) => {
    report.mutate({
      milestone,
      billNo: billNo.trim(),
      containerIds: containersOf(containers),
      occurredAt: fromShanghai(occurredAt),
      location: (location ?? '').trim().toUpperCase(),
      transportMode: transportMode ?? '',
    });
  };

  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ milestone: 'CARGO_ARRIVED', occurredAt: nowInShanghai(), ...given, transportMode: given.transportMode || undefined }}
      onFinish={send}
      scrollToFirstError={{ focus: true }}
    >
      <Form.Item name="milestone" label={t('field.milestone')}>
        <Radio.Group
          optionType="button"
          buttonStyle="solid"
          aria-label={t('field.milestone')}
          options={MILESTONES.map((value) => ({ value, label: milestoneText(value) }))}
        />
      </Form.Item>
      <Flex wrap gap="0 16px">
        <Form.Item
          {...{ name: 'billNo', label: t('field.billNo'), extra: t('report.billHint'), style: { flex: '1 1 260px' } }}
          normalize={(value: string) => value.toUpperCase()}
          rules={[{ required: true, whitespace: true, message: t('report.missing.billNo') }]}
        >
          <Input ref={bill} autoComplete="off" spellCheck={false} maxLength={32} placeholder="COSU6123456780" />
        </Form.Item>
        <Form.Item
          {...{ name: 'containers', label: t('field.containers'), extra: t('report.containersHint'), style: { flex: '2 1 320px' } }}
          validateTrigger={[]}
          rules={[
            {
              validator: (_, text: string) =>
                areContainersRight(text) ? Promise.resolve() : Promise.reject(new Error(t('container.mend'))),
            },
          ]}
        >
          <ContainersField />
        </Form.Item>
      </Flex>
      <Flex wrap gap="0 16px">
        <Form.Item label={t('field.occurredAt')} htmlFor="occurredAt" extra={t('report.timeHint')} style={{ flex: '1 1 260px' }}>
          <Flex gap={8}>
            <Form.Item name="occurredAt" noStyle rules={[{ required: true, message: t('report.missing.occurredAt') }]}>
              <Input id="occurredAt" type="datetime-local" />
            </Form.Item>
            <Button
              onClick={() => {
                form.setFieldValue('occurredAt', nowInShanghai());
              }}
            >
              {t('report.now')}
            </Button>
          </Flex>
        </Form.Item>
        <Form.Item {...{ name: 'location', label: t('field.location'), extra: t('report.locationHint'), style: { flex: '1 1 200px' } }}>
          <AutoComplete
            options={[...offices]}
            showSearch={{ filterOption: (typed, option) => String(option?.label).includes(typed) }}
            placeholder="4905"
            maxLength={12}
          />
        </Form.Item>
        <Form.Item {...{ name: 'transportMode', label: t('field.mode'), style: { flex: '1 1 120px' } }}>
          <Select allowClear options={MODES.map((value) => ({ value, label: `${value} ${modeText(value)}` }))} />
        </Form.Item>
      </Flex>
      {report.isError && <ProblemAlert error={report.error} />}
      <Button type="primary" htmlType="submit" loading={report.isPending} style={{ marginTop: 8, minWidth: 120 }}>
        {t('report.send')}
      </Button>
    </Form>
  );
}

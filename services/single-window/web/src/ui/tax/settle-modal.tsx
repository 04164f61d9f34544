import { useMutation } from '@tanstack/react-query';
import { App, Form, Input, Modal, Select, Typography } from 'antd';
import { useId } from 'react';
import { answer, api } from '#src/api/client';
import { useTexts } from '#src/i18n/area';
import { taxTexts } from '#src/i18n/tax';
import { grouped } from '#src/ui/duty/amount';
import { FieldList } from '#src/ui/field-list';
import { ProblemAlert } from '#src/ui/problem-alert';
import { BillTaxes } from '#src/ui/tax/bill-words';
import type { Settled, Settlement, TaxBill } from '#src/ui/tax/tax-bill';

interface SettleModalProps {
  readonly bill: TaxBill;
  /** Legal bases to choose from: customs takes security at the counter. Absent: a bank confirms. */
  readonly bases?: readonly string[];
  readonly onDone: (settled: Settled) => Promise<unknown>;
  readonly onClose: () => void;
}
type Typed = Pick<Settlement, 'how' | 'reference' | 'legalBasis'>;

/** Confirms that a bill is paid or secured. What is confirmed is the amount on the screen: another one by now is refused with what it is. */
export function SettleModal({ bill, bases, onDone, onClose }: SettleModalProps) {
  const t = useTexts(taxTexts);
  const { message } = App.useApp();
  const id = useId();
  const counter = bases !== undefined;
  const settle = useMutation({
    mutationFn: (typed: Typed) =>
      answer(
        api.POST('/v1/tax-bills/{billNo}/settlement', {
          params: { path: { billNo: bill.billNo } },
          body: { ...typed, reference: typed.reference.trim(), paid: bill.total },
        }),
      ),
    onSuccess: async (settled) => {
      void message.success(t(settled.repeated ? 'settle.repeated' : 'settle.done', { no: bill.billNo }));
      onClose();
      await onDone(settled);
    },
  });
  const secured = ['DEPOSIT', 'GUARANTEE_LETTER'] as const;
  const means = counter || bill.demand === 'SECURE' ? secured : (['PAYMENT', ...secured] as const);
  return (
    <Modal
      open
      title={t(counter ? 'settle.counter' : 'settle.title', { no: bill.billNo })}
      okText={t('settle.ok', { yuan: grouped(bill.total) })}
      cancelText={t('settle.cancel')}
      okButtonProps={{ loading: settle.isPending, htmlType: 'submit', form: id }}
      onCancel={onClose}
    >
      <Typography.Paragraph type="secondary">{t(counter ? 'settle.hintCounter' : 'settle.hintBank')}</Typography.Paragraph>
      <FieldList
        fields={[
          { key: 'payer', label: t('payer'), value: `${bill.payerName} ${bill.payerCompany}`, wide: true },
          { key: 'taxes', label: t('byTax'), value: <BillTaxes bill={bill} /> },
          { key: 'due', label: t('due'), value: bill.dueDay },
        ]}
      />
      <p>
        <strong>{t('settle.owed', { yuan: grouped(bill.total), amount: grouped(bill.amount), lateFee: grouped(bill.lateFee) })}</strong>
      </p>
      <Form<Typed>
        id={id}
        layout="vertical"
        requiredMark={false}
        initialValues={{ how: means[0], reference: '' }}
        onFinish={(typed) => {
          settle.mutate(typed);
        }}
      >
        <Form.Item name="how" label={t('settle.how')}>
          <Select options={means.map((value) => ({ value, label: t(`means.${value}`) }))} />
        </Form.Item>
        <Form.Item
          name="reference"
          label={t('settle.reference')}
          rules={[
            { required: true, whitespace: true, message: t('settle.referenceMissing') },
            { pattern: /^\s*\S{1,60}\s*$/, message: t('settle.referenceForm') },
          ]}
        >
          <Input maxLength={62} autoComplete="off" />
        </Form.Item>
        {counter && (
          <Form.Item
            name="legalBasis"
            label={t('settle.legalBasis')}
            rules={[{ required: true, whitespace: true, message: t('settle.legalBasisMissing') }]}
          >
            <Select options={bases.map((value) => ({ value, label: value }))} />
          </Form.Item>
        )}
      </Form>
      {settle.isError && <ProblemAlert error={settle.error} />}
    </Modal>
  );
}

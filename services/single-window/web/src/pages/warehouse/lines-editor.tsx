import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Flex, Input } from 'antd';
import { useState } from 'react';
import { useTexts } from '#src/i18n/area';
import { warehouseTexts } from '#src/i18n/warehouse';
import { emptyLine, faultsOf, LINE_FIELDS, pastedLines } from '#src/pages/warehouse/new-lines';
import type { LineField, LineFault, NewLine } from '#src/pages/warehouse/new-lines';
import { RowsView } from '#src/ui/rows-view';
import type { RowColumn } from '#src/ui/rows-view';

interface LinesEditorProps {
  readonly lines: readonly NewLine[];
  readonly onChange: (lines: readonly NewLine[]) => void;
}

const MOST_LINES = 1000;
const WIDTHS: Readonly<Record<LineField, number>> = { lineNo: 80, hsCode: 140, name: 240, unit: 80, limitAt: 140 };

/** The lines of a new account: pasted all at once, and each one open to be mended. */
export function LinesEditor({ lines, onChange }: LinesEditorProps) {
  const t = useTexts(warehouseTexts);
  const [pasted, setPasted] = useState('');
  const faults = faultsOf(lines);
  const found = pastedLines(pasted);
  const wrong = [...faults.values()].filter((each) => each.length > 0).length;
  const next = () => String(Math.max(0, ...lines.map(({ lineNo }) => Number(lineNo) || 0)) + 1);
  return (
    <>
      <Input.TextArea
        value={pasted}
        aria-label={t('open.paste')}
        placeholder={t('open.pasteHint')}
        autoSize={{ minRows: 2, maxRows: 8 }}
        onChange={(event) => {
          setPasted(event.target.value);
        }}
      />
      <Flex gap={8} wrap align="center" style={{ marginBlock: 8 }}>
        <Button
          disabled={found.length === 0}
          onClick={() => {
            onChange([...lines, ...found].slice(0, MOST_LINES));
            setPasted('');
          }}
        >
          {t('open.add', { count: found.length })}
        </Button>
        <Button
          icon={<PlusOutlined />}
          disabled={lines.length >= MOST_LINES}
          onClick={() => {
            onChange([...lines, emptyLine(next())]);
          }}
        >
          {t('open.addOne')}
        </Button>
        <span role="status">{lines.length > 0 && t('open.count', { count: lines.length, wrong })}</span>
      </Flex>
      <RowsView
        label={t('open.table')}
        rows={lines}
        rowKey={({ key }) => key}
        pageSize={20}
        empty={t('open.empty')}
        columns={useColumns(lines, faults, onChange)}
      />
    </>
  );
}

function useColumns(
  lines: readonly NewLine[],
  faults: ReadonlyMap<string, readonly LineFault[]>,
  onChange: LinesEditorProps['onChange'],
): readonly RowColumn<NewLine>[] {
  const t = useTexts(warehouseTexts);
  const fields = LINE_FIELDS.map((field): RowColumn<NewLine> => ({
    ...{ key: field, title: t(`open.field.${field}`), width: WIDTHS[field] },
    render: (line) => (
      <Input
        value={line[field]}
        aria-label={`${t(`open.field.${field}`)} ${line.lineNo}`}
        placeholder={field === 'limitAt' ? t('open.limitHint') : ''}
        status={isWrong(faults.get(line.key), field) ? 'error' : ''}
        aria-invalid={isWrong(faults.get(line.key), field)}
        onChange={(event) => {
          onChange(lines.map((each) => (each.key === line.key ? { ...each, [field]: event.target.value } : each)));
        }}
      />
    ),
  }));
  return [
    ...fields,
    {
      ...{ key: 'faults', title: t('open.faults') },
      render: ({ key }) => (
        <span style={{ color: '#a8071a', whiteSpace: 'normal' }}>
          {(faults.get(key) ?? []).map((fault) => t(`open.fault.${fault}`)).join(' · ')}
        </span>
      ),
    },
    {
      ...{ key: 'remove', title: '', actions: true },
      render: ({ key, lineNo }) => (
        <Button
          icon={<DeleteOutlined />}
          aria-label={t('open.remove', { no: lineNo })}
          onClick={() => {
            onChange(lines.filter((each) => each.key !== key));
          }}
        />
      ),
    },
  ];
}

function isWrong(faults: readonly LineFault[] | undefined, field: LineField): boolean {
  return faults?.some((fault) => fault === field || (fault === 'twice' && field === 'lineNo')) ?? false;
}

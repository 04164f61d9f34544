import { Flex, Input, Select } from 'antd';
import { numberPart, textPart } from '#src/ui/url-state';

/** The state of a paged list of documents in the address. */
export const DOCUMENT_PARTS = { q: textPart(), status: textPart(), page: numberPart(1), cursor: textPart() };
export const PAGE_ROWS = 20;

interface DocumentFilterProps {
  readonly q: string;
  readonly status: string;
  readonly searchText: string;
  readonly statusText: string;
  readonly statuses: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (change: { readonly q?: string; readonly status?: string }) => void;
}

/** Search by number and filter by state, above lists and passes. */
export function DocumentFilter({ q, status, searchText, statusText, statuses, onChange }: DocumentFilterProps) {
  return (
    <Flex wrap gap={8} style={{ marginBottom: 8 }}>
      <Input.Search
        allowClear
        key={q}
        defaultValue={q}
        aria-label={searchText}
        placeholder={searchText}
        maxLength={64}
        style={{ width: 280 }}
        onSearch={(text) => {
          onChange({ q: text.trim().toUpperCase() });
        }}
      />
      <Select
        value={status}
        aria-label={statusText}
        style={{ width: 170 }}
        options={[...statuses]}
        onChange={(value: string) => {
          onChange({ status: value });
        }}
      />
    </Flex>
  );
}

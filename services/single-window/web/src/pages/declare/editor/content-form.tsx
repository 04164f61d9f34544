import { LISTS } from './content.ts';
import type { Content, ListName, Row } from './content.ts';
import { FaultList } from './fault-list.tsx';
import { HeaderForm } from './header-form.tsx';
import { ListSection } from './list-section.tsx';
import type { Checked } from './use-dry-run.ts';
import type { useFaultSteps } from './use-fault-steps.ts';

interface ContentFormProps {
  readonly content: Content;
  readonly checked: Checked;
  /** Fields that are rarely needed too. */
  readonly all: boolean;
  readonly steps: ReturnType<typeof useFaultSteps>;
  readonly onHeader: (key: string, value: string) => void;
  readonly onRows: (list: ListName, change: (rows: readonly Row[]) => readonly Row[]) => void;
}

/** Header and lists of a declaration, with what is wrong with them beside: whatever becomes of it. */
export function ContentForm({ content, checked, all, steps, onHeader, onRows }: ContentFormProps) {
  const { faults, places, go, next, onHandle } = steps;
  return (
    <div className="declare-columns">
      <div className="declare-form">
        <HeaderForm header={content.header} places={places} all={all} onChange={onHeader} />
        {LISTS.map((list) => (
          <ListSection key={list} list={list} rows={content[list]} places={places} onRows={onRows} onHandle={onHandle} />
        ))}
      </div>
      <FaultList
        checked={checked}
        faults={faults}
        content={content}
        onGo={go}
        onNext={() => {
          next(1);
        }}
      />
    </div>
  );
}

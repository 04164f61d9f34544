import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { Fault } from '#src/api/problem';
import { LISTS } from './content.ts';
import type { Content, ListName } from './content.ts';
import { inOrder, kindOf, placesOf } from './fault-places.ts';
import type { FaultPlaces } from './fault-places.ts';
import { idOf } from './field-input.tsx';
import { GROUPS } from './fields.ts';
import type { ListHandle } from './list-section.tsx';

const ORDER = new Map(
  Object.values(GROUPS)
    .flatMap((fields) => fields.map(({ key }) => `/header/${key}`))
    .map((pointer, rank) => [pointer, rank]),
);

/** Header first in the order of the form, then the lists row by row. */
function rankOf(pointer: string): number {
  const [, part = '', row = '0'] = pointer.split('/');
  const list = LISTS.findIndex((each) => each === part);
  return list === -1 ? (ORDER.get(pointer) ?? 999) : 1_000 * (list + 1) + Number(row);
}

/** The faults of a form in its order, their places, and the way from one to the next: by the list beside it, or F8. */
export function useFaultSteps(found: readonly Fault[], content: Content) {
  const lastPlaces = useRef<FaultPlaces>(undefined);
  const faults = useMemo(() => inOrder(found, rankOf), [found]);
  const places = useMemo(() => (lastPlaces.current = placesOf(found, lastPlaces.current)), [found]);
  const lists = useRef<Partial<Record<ListName, ListHandle | null>>>({});
  const jumped = useRef(-1);

  const onHandle = useCallback((list: ListName, handle: ListHandle | null) => {
    lists.current[list] = handle;
  }, []);
  const go = useCallback(
    (fault: Fault) => {
      jumped.current = faults.indexOf(fault);
      const [, part = '', row, key = ''] = fault.path.split('/');
      const list = LISTS.find((each) => each === part);
      if (list !== undefined) lists.current[list]?.goTo(Number(row ?? 0), key);
      const field = document.getElementById(idOf(fault.path));
      field?.scrollIntoView({ block: 'center' });
      if (list === undefined) field?.focus();
    },
    [faults],
  );
  const next = useCallback(
    (step: number) => {
      const wanted = faults.filter((fault) => kindOf(fault, content) !== 'warning');
      const some = wanted.length > 0 ? wanted : faults;
      const last = some.findIndex((fault) => faults.indexOf(fault) >= jumped.current + (step > 0 ? 1 : 0));
      const place = step > 0 ? (last === -1 ? 0 : last) : last <= 0 ? some.length - 1 : last - 1;
      const fault = some[place];
      if (fault !== undefined) go(fault);
    },
    [faults, content, go],
  );
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F8') return;
      event.preventDefault();
      next(event.shiftKey ? -1 : 1);
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  }, [next]);
  return { faults, places, go, next, onHandle };
}

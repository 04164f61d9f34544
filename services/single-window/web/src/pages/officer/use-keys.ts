import { useEffect, useRef } from 'react';

type Keys = Readonly<Record<string, () => void>>;

/** Where keys are typed, or chosen by keys, they belong to what has the focus. */
const TYPING = 'input:not([type="radio"]), textarea, select, [contenteditable], [role="dialog"], [role="combobox"], [role="menu"]';
/** What the focused element does with a key by itself. */
const OWN: readonly (readonly [selector: string, keys: readonly string[]])[] = [
  ['button, a[href], [role="grid"]', ['Enter']],
  ['[type="radio"], [role="grid"], [role="region"]', ['ArrowUp', 'ArrowDown']],
];

function belongsElsewhere({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest(TYPING) !== null) return true;
  return OWN.some(([selector, keys]) => keys.includes(key) && target.closest(selector) === target);
}

/** Single keys of a page. Not while somebody types, a dialog is open, or a modifier is held: those belong to the browser. */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      const run = latest.current[event.key];
      if (run === undefined || belongsElsewhere(event) || document.querySelector('.ant-modal-wrap:not([style*="display: none"])') !== null)
        return;
      event.preventDefault();
      run();
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
    };
  }, []);
}

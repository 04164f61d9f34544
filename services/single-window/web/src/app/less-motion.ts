import { useSyncExternalStore } from 'react';

const asked = window.matchMedia('(prefers-reduced-motion: reduce)');

function watch(changed: () => void): () => void {
  asked.addEventListener('change', changed);
  return () => {
    asked.removeEventListener('change', changed);
  };
}

/** Whether the user has asked the system for less motion (WCAG 2.2, 2.3.3); follows a change at once. */
export function useLessMotion(): boolean {
  return useSyncExternalStore(watch, () => asked.matches);
}

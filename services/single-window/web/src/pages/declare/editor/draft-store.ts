import { asProblem } from '#src/api/problem';
import type { ApiProblem } from '#src/api/problem';
import { fromApi, toApi } from './content.ts';
import type { ApiContent, Content } from './content.ts';
import type { DraftApi } from './draft-api.ts';
import type { Backup } from './draft-backup.ts';

export type SaveState =
  | 'new'
  | 'dirty'
  | 'saving'
  | 'saved'
  /** No answer came, or the sign-in ended: it is kept here and tried again. */
  | 'waiting'
  /** The server does not take it as it is; changed, it is sent again. */
  | 'refused'
  | 'conflict'
  /** It was filed meanwhile. */
  | 'late';

export interface DraftView {
  readonly content: Content;
  readonly title: string;
  readonly save: SaveState;
  readonly draftId: string | undefined;
  readonly version: number;
  readonly problem: ApiProblem | undefined;
}

export interface DraftStore {
  readonly view: () => DraftView;
  readonly subscribe: (listener: () => void) => () => void;
  edit(change: (content: Content) => Content): void;
  rename(title: string): void;
  /** Saves what is not saved; resolves with what the server has then, or undefined when it could not be saved. */
  flush(): Promise<{ readonly draftId: string; readonly version: number } | undefined>;
  keepMine(): void;
  saveAsNew(): void;
  stop(): void;
}

export interface StoreOptions {
  readonly start: DraftView;
  /** Version that somebody else saved, where the start is in conflict with it. */
  readonly otherVersion?: number;
  /** Key of the request that makes the draft, the same over a reload. */
  readonly key: string;
  readonly newKey: () => string;
  readonly api: Pick<DraftApi, 'create' | 'save'>;
  readonly keep: (draftId: string, backup: Backup) => void;
  readonly drop: (draftId: string) => void;
  readonly onMade: (draftId: string) => void;
}

/** Whether two contents say the same: the server leaves out what is empty, and orders as it likes. */
export function isSame(one: ApiContent, other: ApiContent): boolean {
  const form = (content: ApiContent) =>
    JSON.stringify(fromApi(content), (_key, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
        : value,
    );
  return form(one) === form(other);
}

const PAUSE_MS = 2_000;
const AGAIN_MS = 5_000;
export const UNNAMED = 'new';

/** Keeps a draft on the server while it is typed: 2 s after the last key, one save at a time, over the version that was seen. */
export function createDraftStore(options: StoreOptions): DraftStore {
  const { api, keep, drop } = options;
  let view = options.start;
  let { key } = options;
  let otherVersion = options.otherVersion ?? 0;
  let running: Promise<void> | undefined;
  let timer: number | undefined;
  let stopped = false;
  const listeners = new Set<() => void>();
  const set = (change: Partial<DraftView>) => {
    view = { ...view, ...change };
    for (const listener of listeners) listener();
  };
  const later = (ms: number) => {
    window.clearTimeout(timer);
    if (!stopped) timer = window.setTimeout(() => void run(), ms);
  };
  const backUp = () => {
    keep(view.draftId ?? UNNAMED, { title: view.title, content: toApi(view.content), version: view.version, key });
  };
  const changed = (change: Partial<DraftView>) => {
    const held = view.save === 'conflict' || view.save === 'late';
    set({ ...change, ...(held ? {} : { save: running === undefined ? 'dirty' : 'saving', problem: undefined }) });
    backUp();
    if (!held) later(PAUSE_MS);
  };

  const send = async (content: Content, title: string): Promise<void> => {
    const body = { title, content: toApi(content) };
    if (view.draftId === undefined) {
      const made = await api.create(body, key);
      drop(UNNAMED);
      set({ draftId: made.id, version: made.version });
      options.onMade(made.id);
      // a repeat of the request that made it answers with what it held then
      if (isSame(made.content, body.content)) return;
    }
    const { draftId = '', version } = view;
    set({ version: (await api.save(draftId, version, body)).version });
  };

  const run = async (): Promise<void> => {
    if (running !== undefined) return running;
    if (!['dirty', 'waiting', 'saving'].includes(view.save)) return;
    window.clearTimeout(timer);
    const { content, title } = view;
    set({ save: 'saving' });
    running = send(content, title)
      .then(
        () => {
          const same = view.content === content && view.title === title;
          set({ save: same ? 'saved' : 'dirty', problem: undefined });
          if (same) drop(view.draftId ?? UNNAMED);
          else backUp();
        },
        (error: unknown) => {
          failed(asProblem(error));
        },
      )
      .finally(() => {
        running = undefined;
        if (view.save === 'dirty') later(PAUSE_MS);
      });
    return running;
  };

  const failed = (problem: ApiProblem) => {
    if (problem.code === 'draft-changed') {
      otherVersion = Number(problem.document.detail['version']);
      set({ save: 'conflict' });
    } else if (problem.code === 'draft-submitted') set({ save: 'late', problem });
    else if (problem.code === 'no-such-draft') {
      // thrown away elsewhere: what is typed here becomes a draft of its own
      key = options.newKey();
      set({ save: 'dirty', draftId: undefined, version: 0 });
    } else if (problem.passing || problem.status === 401) {
      set({ save: 'waiting', problem });
      later(AGAIN_MS);
    } else set({ save: 'refused', problem });
  };

  return {
    view: () => view,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    edit(change) {
      const content = change(view.content);
      if (content !== view.content) changed({ content });
    },
    rename(title) {
      if (title !== view.title) changed({ title });
    },
    async flush() {
      // twice: what was typed while the first one ran
      for (let round = 0; round < 2; round++) await run();
      const { save, draftId, version } = view;
      return save === 'saved' && draftId !== undefined ? { draftId, version } : undefined;
    },
    keepMine() {
      set({ version: otherVersion, save: 'dirty' });
      void run();
    },
    saveAsNew() {
      key = options.newKey();
      drop(view.draftId ?? UNNAMED);
      set({ draftId: undefined, version: 0, save: 'dirty' });
      void run();
    },
    stop() {
      stopped = true;
      window.clearTimeout(timer);
      if (view.save === 'dirty') void run();
    },
  };
}

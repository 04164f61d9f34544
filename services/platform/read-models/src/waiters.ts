/** Those who wait for a document to change; a put in this process wakes them at once. */
export class Waiters {
  readonly #byId = new Map<string, Set<() => void>>();

  /** Resolves when the document is put here, or after `atMostMs`. */
  async next(id: string, atMostMs: number): Promise<void> {
    const waiting = this.#byId.get(id) ?? new Set();
    this.#byId.set(id, waiting);
    await new Promise<void>((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        waiting.delete(done);
        if (waiting.size === 0 && this.#byId.get(id) === waiting) this.#byId.delete(id);
        resolve();
      };
      const timer = setTimeout(done, atMostMs);
      waiting.add(done);
    });
  }

  wake(ids: readonly string[]): void {
    if (this.#byId.size === 0) return;
    for (const id of ids) for (const done of [...(this.#byId.get(id) ?? [])]) done();
  }
}

/** Those who want to hear that a fold of this process was stored, so that they need not ask all the time. */
export class FoldListeners {
  readonly #listeners = new Set<() => void>();

  /** The returned function ends it. */
  add(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

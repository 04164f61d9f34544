/** What is due at a moment of the simulated time. */
interface Entry {
  readonly at: number;
  readonly order: number;
  readonly act: () => Promise<void>;
}

/** Due actions, earliest first; of the same moment in the order in which they were planned (binary heap). */
export class Agenda {
  readonly #heap: Entry[] = [];
  #planned = 0;

  get nextAt(): number | undefined {
    return this.#heap[0]?.at;
  }

  plan(at: number, act: () => Promise<void>): void {
    this.#heap.push({ at, order: this.#planned++, act });
    let child = this.#heap.length - 1;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (!this.#before(child, parent)) break;
      this.#swap(child, parent);
      child = parent;
    }
  }

  take(): Entry | undefined {
    const first = this.#heap[0];
    const last = this.#heap.pop();
    if (first === undefined || last === undefined) return undefined;
    if (this.#heap.length > 0) {
      this.#heap[0] = last;
      for (let parent = 0; ;) {
        const left = 2 * parent + 1;
        const smaller = left + 1 < this.#heap.length && this.#before(left + 1, left) ? left + 1 : left;
        if (left >= this.#heap.length || !this.#before(smaller, parent)) break;
        this.#swap(smaller, parent);
        parent = smaller;
      }
    }
    return first;
  }

  #before(a: number, b: number): boolean {
    const [first, second] = [this.#heap[a], this.#heap[b]];
    if (first === undefined || second === undefined) return false;
    return first.at !== second.at ? first.at < second.at : first.order < second.order;
  }

  #swap(a: number, b: number): void {
    const [first, second] = [this.#heap[a], this.#heap[b]];
    if (first === undefined || second === undefined) return;
    this.#heap[a] = second;
    this.#heap[b] = first;
  }
}

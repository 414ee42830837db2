/** A task to run later: scheduled any number of times before then, it runs once. */
export class DeferredTask {
  readonly #defer: (run: () => void) => unknown;
  readonly #task: () => void;
  #isScheduled = false;

  /** @param defer - calls its argument later, as `setImmediate` does. */
  constructor(defer: (run: () => void) => unknown, task: () => void) {
    this.#defer = defer;
    this.#task = task;
  }

  get isScheduled(): boolean {
    return this.#isScheduled;
  }

  schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    this.#defer(() => {
      this.#isScheduled = false;
      this.#task();
    });
  }
}

const minCapacity = 64;

/** A growing list of integers from 0 to 2³² - 1, four bytes each. */
export class NumberList {
  #numbers = new Uint32Array(minCapacity);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#numbers.length) this.#grow();
    this.#numbers[this.#length] = value;
    this.#length += 1;
  }

  /** The number at an index; 0 outside of the list. */
  at(index: number): number {
    return index < this.#length ? (this.#numbers[index] ?? 0) : 0;
  }

  /** Replaces the number at an index of the list. */
  set(index: number, value: number): void {
    if (index < this.#length) this.#numbers[index] = value;
  }

  /** By half, since old and new are both in memory meanwhile. */
  #grow(): void {
    const larger = new Uint32Array(Math.ceil(this.#length * 1.5));
    larger.set(this.#numbers);
    this.#numbers = larger;
  }
}

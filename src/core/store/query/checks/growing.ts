type Numbers = Int32Array | Float64Array

const FIRST_LENGTH = 1_024

/** Numbers of which nobody knows how many will come, in a typed array: a million take four or eight megabytes. */
export class Growing<T extends Numbers> {
  readonly #make: new (length: number) => T
  #numbers: T
  #length = 0

  constructor(make: new (length: number) => T) {
    this.#make = make
    this.#numbers = new make(FIRST_LENGTH)
  }

  push(number: number): void {
    if (this.#length === this.#numbers.length) {
      const more = new this.#make(this.#length * 2)
      more.set(this.#numbers)
      this.#numbers = more
    }
    this.#numbers[this.#length++] = number
  }

  /** All that came, in their order. */
  values(): T {
    return this.#numbers.subarray(0, this.#length) as T
  }
}

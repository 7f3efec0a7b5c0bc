const FIRST_SLOTS = 1_024
const WORD = 4_294_967_296

/**
 * Whole numbers from 0 to 2^53, each with its place in the order in which they first came: a hash table without an
 * object for each.
 */
export class NumberIndex {
  #slots = FIRST_SLOTS
  #numbers = new Float64Array(FIRST_SLOTS)
  /** The place of a slot's number plus 1; 0 where the slot is free. */
  #places = new Int32Array(FIRST_SLOTS)
  #size = 0

  /** How many different numbers there are. */
  get size(): number {
    return this.#size
  }

  /** The place of a number, from 0; a new one gets the next. */
  placeOf(number: number): number {
    let slot = this.#slotOf(number)
    const place = this.#places[slot] ?? 0
    if (place > 0) return place - 1
    if (2 * this.#size >= this.#slots) {
      this.#grow()
      slot = this.#slotOf(number)
    }
    this.#numbers[slot] = number
    this.#size++
    this.#places[slot] = this.#size
    return this.#size - 1
  }

  /** The numbers by their places. */
  numbers(): Float64Array {
    const numbers = new Float64Array(this.#size)
    for (let slot = 0; slot < this.#slots; slot++) {
      const place = this.#places[slot] ?? 0
      if (place > 0) numbers[place - 1] = this.#numbers[slot] ?? 0
    }
    return numbers
  }

  #slotOf(number: number): number {
    let hash = Math.imul((number >>> 0) ^ Math.imul((number / WORD) | 0, 0x9e3779b1), 0x85ebca6b)
    hash ^= hash >>> 15
    const last = this.#slots - 1
    let slot = hash & last
    while ((this.#places[slot] ?? 0) > 0 && this.#numbers[slot] !== number) slot = (slot + 1) & last
    return slot
  }

  #grow(): void {
    const [numbers, places] = [this.#numbers, this.#places]
    this.#slots *= 4
    this.#numbers = new Float64Array(this.#slots)
    this.#places = new Int32Array(this.#slots)
    for (let old = 0; old < places.length; old++) {
      const place = places[old] ?? 0
      if (place === 0) continue
      const number = numbers[old] ?? 0
      const slot = this.#slotOf(number)
      this.#numbers[slot] = number
      this.#places[slot] = place
    }
  }
}

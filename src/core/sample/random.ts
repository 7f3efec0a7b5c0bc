import { AppError } from '../../shared/errors.ts'

/** A 32-bit number that stands for a text: the same for the same text, on every machine. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  return mix(hash, text.length)
}

/** A 32-bit number made of two others, unlike either: how a seed is split into independent seeds. */
export function mix(seed: number, salt: number): number {
  let value = Math.imul(seed ^ (salt + 0x9e3779b9), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 15), 0xc2b2ae35) ^ Math.imul(salt + 1, 0x27d4eb2f)
  value = Math.imul(value ^ (value >>> 13), 0x165667b1)
  return (value ^ (value >>> 16)) >>> 0
}

/** The item of a list that a 32-bit number points at. Throws `internal` on an empty list. */
export function itemAt<Item>(list: readonly Item[], number: number): Item {
  const item = list[number % list.length]
  if (item === undefined) throw new AppError('internal', { reason: 'a sample list is empty' })
  return item
}

/**
 * Repeatable random numbers (mulberry32). One object is reseeded for every value, which is cheaper than one object
 * each.
 */
export class Random {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  reseed(seed: number): this {
    this.#state = seed >>> 0
    return this
  }

  /** A whole number from 0 to 2³² − 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let value = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1)
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61)
    return (value ^ (value >>> 14)) >>> 0
  }

  /** A whole number from 0 up to, but not including, the limit. */
  below(limit: number): number {
    return Math.floor((this.next() / 0x1_0000_0000) * limit)
  }

  /** A whole number from the first to the last, both included. */
  between(first: number, last: number): number {
    return first + this.below(last - first + 1)
  }

  chance(probability: number): boolean {
    return this.next() < probability * 0x1_0000_0000
  }

  pick<Item>(list: readonly Item[]): Item {
    return itemAt(list, this.below(list.length))
  }

  /** One of the list, the first ones more often: the item at place n with a weight of 1 / (n + 1). */
  pickEarly<Item>(list: readonly Item[]): Item {
    let total = 0
    for (let place = 1; place <= list.length; place += 1) total += 1 / place
    let left = (this.next() / 0x1_0000_0000) * total
    for (let place = 1; place < list.length; place += 1) {
      left -= 1 / place
      if (left < 0) return itemAt(list, place - 1)
    }
    return itemAt(list, list.length - 1)
  }
}

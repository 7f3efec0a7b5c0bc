import { packed, unpacked } from './packing.ts'

/** Whole numbers as the differences between them, which hardly differ; others as they are. */
export function packNumbers(numbers: Float64Array): Buffer {
  const steps = new Int32Array(numbers.length)
  const first = numbers[0] ?? 0
  let before = first
  for (let row = 0; row < numbers.length; row++) {
    const number = numbers[row] ?? Number.NaN
    const step = number - before
    if (step !== (step | 0)) return packed(Buffer.concat([Buffer.alloc(8), Buffer.from(numbers.buffer)]))
    steps[row] = step
    before = number
  }
  const head = Buffer.alloc(8)
  head.writeDoubleLE(first)
  return packed(Buffer.concat([head, Buffer.from(steps.buffer)]))
}

/** @param rows how many numbers there are: by it the two forms are told apart */
export function unpackNumbers(bytes: Buffer, rows: number): Float64Array {
  const plain = unpacked(bytes)
  const values = Uint8Array.prototype.slice.call(plain, 8).buffer
  if (values.byteLength === rows * 8) return new Float64Array(values)
  const steps = new Int32Array(values)
  const numbers = new Float64Array(rows)
  let number = plain.readDoubleLE(0)
  for (let row = 0; row < rows; row++) {
    number += steps[row] ?? 0
    numbers[row] = number
  }
  return numbers
}

/**
 * Gives the memory of arrays back at once that nobody looks at any more, nor at others over the same buffer: they are
 * empty from then on. Bytes that are a part of some buffer stay as they are: Node keeps one that many share.
 *
 * Left to themselves they would be there until garbage is collected. That comes late for what lies outside of a
 * thread's heap: each thread that reads many rows would hold tens of megabytes that nobody needs.
 */
export function letGo(...arrays: readonly ArrayBufferView[]): void {
  for (const array of arrays) {
    const { buffer, byteLength } = array
    const isPart = array instanceof Uint8Array && byteLength < buffer.byteLength
    if (buffer instanceof ArrayBuffer && byteLength > 0 && !isPart) buffer.transfer(0)
  }
}

/**
 * Gives the memory of arrays back at once that nobody looks at any more, nor at others over the same buffer: they are
 * empty from then on.
 *
 * Left to themselves they would be there until garbage is collected. That comes late for what lies outside of a
 * thread's heap: each thread that reads many rows would hold tens of megabytes that nobody needs.
 */
export function letGo(...arrays: readonly ArrayBufferView[]): void {
  for (const { buffer } of arrays) if (buffer instanceof ArrayBuffer && !buffer.detached) buffer.transfer(0)
}

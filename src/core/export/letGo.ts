/**
 * Gives the memory of bytes back that nobody needs any more, where they share it with none. It is not on the heap: of
 * bytes that live for a moment some 64 MB would lie about in each thread before garbage is collected.
 */
export function letGo({ buffer, byteLength }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer && byteLength > 0 && buffer.byteLength === byteLength) buffer.transfer(0)
}

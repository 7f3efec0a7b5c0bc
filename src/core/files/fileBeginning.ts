import { open } from 'node:fs/promises'

/**
 * The bytes of a file, and one more than it may have at the most: whoever reads it sees that it is too long without all
 * of it being read.
 *
 * @throws what Node raised where it cannot be read
 */
export async function fileBeginning(file: string, mostBytes: number): Promise<Buffer> {
  const handle = await open(file, 'r')
  try {
    const bytes = Buffer.alloc(mostBytes + 1)
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, 0)
    return bytes.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

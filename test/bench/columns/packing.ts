import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'

const FASTEST = { params: { [constants.ZSTD_c_compressionLevel]: 1 } }
/** What is left must be so little to be worth unpacking. */
const WORTH = 0.6
const FEW_BYTES = 256

/** Bytes by Zstandard where that pays; the first byte tells. */
export function packed(bytes: Uint8Array, worth = WORTH): Buffer {
  const small = bytes.length < FEW_BYTES ? undefined : zstdCompressSync(bytes, FASTEST)
  const isSmall = small !== undefined && small.length < bytes.length * worth
  return Buffer.concat([Buffer.of(isSmall ? 1 : 0), isSmall ? small : bytes])
}

export function unpacked(bytes: Buffer): Buffer {
  return bytes[0] === 1 ? zstdDecompressSync(bytes.subarray(1)) : bytes.subarray(1)
}

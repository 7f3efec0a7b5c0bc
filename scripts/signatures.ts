import { readFileSync } from 'node:fs'

// Whether a file of Windows carries a signature at all: what it is worth, Windows says
// (`Get-AuthenticodeSignature`, in `.github/workflows/release.yml`).

const PE_HEADER_AT = 0x3c
const PE32_PLUS = 0x20b
/** The place of a signature among a program's directories. https://learn.microsoft.com/windows/win32/debug/pe-format */
const CERTIFICATES = 4

function isProgramSigned(bytes: Buffer): boolean {
  const header = bytes.readUInt32LE(PE_HEADER_AT)
  const optional = header + 24
  const directories = optional + (bytes.readUInt16LE(optional) === PE32_PLUS ? 112 : 96)
  return bytes.readUInt32LE(directories + 8 * CERTIFICATES + 4) > 0
}

/** An MSI is a file system of its own, which has its signature in a stream of this name. */
const SIGNATURE_STREAM = Buffer.from('\u0005DigitalSignature', 'utf16le')

/**
 * Whether a program, library or MSI carries a signature.
 *
 * @throws RangeError where it is neither
 */
export function isSigned(file: string): boolean {
  const bytes = readFileSync(file)
  return bytes.toString('latin1', 0, 2) === 'MZ' ? isProgramSigned(bytes) : bytes.includes(SIGNATURE_STREAM)
}

import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { NtExecutable } from 'resedit'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { sign } from '../../../scripts/sign.ts'
import { isSigned } from '../../../scripts/signatures.ts'
import { SIGNERS } from '../../../scripts/signers.ts'

const SECRET = 'a secret of the signer'
let folder: string
let warned: string[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'atalaya-sign-'))
  warned = []
  for (const method of ['warn', 'log'] as const) {
    vi.spyOn(console, method).mockImplementation((text: string) => void warned.push(text))
  }
  for (const { needs } of Object.values(SIGNERS)) for (const name of needs) vi.stubEnv(name, undefined)
  vi.stubEnv('ATALAYA_SIGN_WITH', undefined)
})

afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true, force: true })
})

/** A program without code; a signed one has something at the place of signatures. */
function program(name: string, isSignedOne: boolean): string {
  const bytes = Buffer.from(NtExecutable.createEmpty(false, false).generate())
  if (isSignedOne) bytes.writeUInt32LE(8, bytes.readUInt32LE(0x3c) + 24 + 112 + 8 * 4 + 4)
  const file = join(folder, name)
  writeFileSync(file, bytes)
  return file
}

/** Takes the signer's place: does what the shell is told, with the last argument in `$file`. */
function signerThat(does: string): string {
  const file = join(folder, 'signer')
  writeFileSync(file, `#!/bin/sh\nfor file; do :; done\n${does}\n`)
  chmodSync(file, 0o755)
  return file
}

function askForKeyLocker(tool: string): void {
  vi.stubEnv('ATALAYA_SIGN_WITH', 'keylocker')
  for (const name of SIGNERS['keylocker']?.needs ?? []) vi.stubEnv(name, SECRET)
  vi.stubEnv('SMCTL', tool)
}

test('a signature is told from none, in programs and in MSIs', () => {
  expect([isSigned(program('signed.exe', true)), isSigned(program('plain.exe', false))]).toEqual([true, false])
  const msi = join(folder, 'any.msi')
  writeFileSync(msi, Buffer.from('\u0005SummaryInformation', 'utf16le'))
  expect(isSigned(msi)).toBe(false)
  writeFileSync(msi, Buffer.from('\u0005SummaryInformation\u0005DigitalSignature', 'utf16le'))
  expect(isSigned(msi)).toBe(true)
})

test('where no signer is named the file is left as it is, and that is said', async () => {
  const file = program('Atalaya.exe', false)
  await sign({ path: file })
  expect(isSigned(file)).toBe(false)
  expect(warned.join('\n')).toContain('NOT SIGNED: Atalaya.exe')
})

test('a signer that does not exist, or lacks what it needs, fails the build and says which', async () => {
  const file = program('Atalaya.exe', false)
  vi.stubEnv('ATALAYA_SIGN_WITH', 'toString')
  await expect(async () => sign({ path: file })).rejects.toThrow('esigner, keylocker, signpath, signtool')
  for (const [name, { needs }] of Object.entries(SIGNERS)) {
    vi.stubEnv('ATALAYA_SIGN_WITH', name)
    for (const missing of needs) {
      for (const each of needs) vi.stubEnv(each, each === missing ? ' ' : SECRET)
      await expect(async () => sign({ path: file })).rejects.toThrow(`${name} cannot sign without ${missing}`)
    }
  }
})

test.each(Object.entries(SIGNERS))('%s is given the file, and nothing that it needs is missing', (_name, signer) => {
  const asked: string[] = []
  const { words } = signer.call('C:\\dist\\Atalaya 1.exe', (name) => {
    asked.push(name)
    return `<${name}>`
  })
  const all = words.join(' ')
  // What is not among its arguments, its program reads from the environment.
  for (const name of signer.needs.filter((each) => asked.includes(each))) expect(all).toContain(`<${name}>`)
  expect(all).toMatch(/C:\\dist\\Atalaya 1\.exe|\$env:ATALAYA_SIGN_FILE/u)
})

describe.skipIf(process.platform === 'win32')('a signer that is asked', () => {
  test('signs the file in its place', async () => {
    const signed = program('signed.exe', true)
    const file = program('Atalaya.exe', false)
    askForKeyLocker(
      signerThat(`[ "$SM_API_KEY" = "${SECRET}" ] && [ "$ATALAYA_SIGN_FILE" = "$file" ] && cp ${signed} "$file"`),
    )
    await sign({ path: file })
    expect(isSigned(file)).toBe(true)
    expect(warned.join('\n')).toContain('signed by keylocker')
  })

  test.each([
    ['fails', 'echo "$SM_API_KEY" >&2; exit 3', 'ended with 3'],
    ['says that it signed and did not', 'exit 0', 'has no signature'],
  ])('and %s fails the build, and no secret is told', async (_what, does, told) => {
    const file = program('Atalaya.exe', false)
    askForKeyLocker(signerThat(does))
    const failed = await Promise.resolve()
      .then(() => sign({ path: file }))
      .then(
        () => '',
        (cause: unknown) => String(cause),
      )
    expect(failed).toContain(told)
    expect([failed, ...warned].join('\n')).not.toContain(SECRET)
  })

  test('and is not there fails the build', async () => {
    askForKeyLocker(join(folder, 'nowhere'))
    await expect(async () => sign({ path: program('Atalaya.exe', false) })).rejects.toThrow('could not be started')
  })
})

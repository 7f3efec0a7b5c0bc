import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { Cli, closeDesks, type Environment } from '../support/cli.ts'

// What Node compiled before runs as it lies there, without a look at what it was made of but its checksum: whoever can
// put files into that folder runs code as the command line's user.
// https://nodejs.org/api/module.html#module-compile-cache

const SAID = 'Lists the reports that exist'
const PLANTED = 'This was planted, and it ran'
/**
 * Magic number, sizes of source and kept text, checksums of both: five 32-bit numbers before the text, as Node's
 * compile_cache.cc writes.
 */
const HEADER_BYTES = 20
const CHECKSUM_AT = 16

/** Puts other words into what was kept of a source, and the checksum right. @returns how many files had them */
function plant(folder: string, words: string, others: string): number {
  let planted = 0
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = join(entry.parentPath, entry.name)
    const bytes = readFileSync(file)
    const at = bytes.indexOf(words, 0, 'latin1')
    if (at === -1) continue
    bytes.write(others, at, 'latin1')
    bytes.writeUInt32LE(crc32(bytes.subarray(HEADER_BYTES)), CHECKSUM_AT)
    writeFileSync(file, bytes)
    planted++
  }
  return planted
}

/** A user whose environment names no place for what is compiled, as users' do. */
function user(): Cli {
  const cli = new Cli({ NODE_COMPILE_CACHE: undefined })
  mkdirSync(cli.home, { mode: 0o700 })
  return cli
}

async function help(cli: Cli, env: Environment = {}): Promise<string> {
  return (await cli.run(['help'], { env })).stdout
}

function namesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted()
}

afterAll(closeDesks)

test('what Node kept in the place that the system shares is not read, and nothing is put there', async () => {
  const cli = user()
  const usual = cli.path('node-compile-cache')
  await help(cli, { NODE_COMPILE_CACHE: usual })
  expect(plant(usual, SAID, PLANTED)).toBeGreaterThan(0)
  // The trap works: where Node is told to look there, the planted words are what it says.
  expect(await help(cli, { NODE_COMPILE_CACHE: usual })).toContain(PLANTED)
  const before = namesUnder(usual)
  const shared = cli.path('.')
  expect(await help(cli, { TMPDIR: shared, TMP: shared, TEMP: shared })).toContain(SAID)
  expect(namesUnder(usual)).toEqual(before)
})

describe('in the data folder', () => {
  test('it is kept, for the user alone, and taken up', async () => {
    const cli = user()
    await help(cli)
    const folder = join(cli.home, 'compiled')
    expect(plant(folder, SAID, PLANTED)).toBeGreaterThan(0)
    expect(await help(cli)).toContain(PLANTED)
    if (process.platform !== 'win32') expect(statSync(folder).mode & 0o777).toBe(0o700)
  })

  test('the threads of the store keep theirs there too', async () => {
    const cli = user()
    await cli.json(['connection', 'list'])
    // Only they load the file that opens the store.
    expect(plant(join(cli.home, 'compiled'), 'wal_autocheckpoint', 'wal_autocheckpoint')).toBeGreaterThan(0)
  })

  test('none where the data folder is not there yet: a command that needs none makes none', async () => {
    const cli = new Cli({ NODE_COMPILE_CACHE: undefined })
    expect(await help(cli)).toContain(SAID)
    expect(existsSync(cli.home)).toBe(false)
  })

  test.skipIf(process.platform === 'win32').each<[string, (cli: Cli, folder: string) => void]>([
    [
      'others may write into it',
      (_cli, folder) => {
        chmodSync(folder, 0o777)
      },
    ],
    [
      'others may write into the data folder',
      (cli) => {
        chmodSync(cli.home, 0o770)
      },
    ],
    [
      'it is a link to elsewhere',
      (cli, folder) => {
        const elsewhere = cli.path('elsewhere')
        renameSync(folder, elsewhere)
        symlinkSync(elsewhere, folder)
      },
    ],
  ])('it is not read where %s', async (_what, loosen) => {
    const cli = user()
    await help(cli)
    const folder = join(cli.home, 'compiled')
    expect(plant(folder, SAID, PLANTED)).toBeGreaterThan(0)
    loosen(cli, folder)
    expect(await help(cli)).toContain(SAID)
  })

  test.runIf(process.getuid?.() === 0)("it is not read where it is somebody else's", async () => {
    const cli = user()
    await help(cli)
    const folder = join(cli.home, 'compiled')
    expect(plant(folder, SAID, PLANTED)).toBeGreaterThan(0)
    chownSync(folder, 65_534, 65_534)
    expect(await help(cli)).toContain(SAID)
  })
})

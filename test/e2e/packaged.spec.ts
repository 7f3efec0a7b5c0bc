import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, resolve, sep } from 'node:path'
import { promisify } from 'node:util'
import { createPackage, extractFile, getRawHeader, listPackage } from '@electron/asar'
import fuses from '@electron/fuses'
import { expect, test } from '@playwright/test'
import { NtExecutable, NtExecutableResource, Resource } from 'resedit'

// What the packager makes of the project, looked into: which files go into the archive and which beside it, and which
// switches are set in the binary. The binary is a stand-in with the place of the switches alone: it cannot be started.

const { FuseV1Options, getCurrentFuseWire } = fuses
const run = promisify(execFile)
const ROOT = resolve(import.meta.dirname, '../..')

/** Where the switches lie in an Electron binary: after this text their version, their number, and one letter each. */
const FUSE_WIRE = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 9]),
  Buffer.from('101101011'),
])

/** A program of Windows without code that says its version: beside that the packager writes the archive's hash. */
function windowsProgram(): Buffer {
  const program = NtExecutable.createEmpty(false, false)
  const resources = NtExecutableResource.from(program)
  const version = Resource.VersionInfo.createEmpty()
  version.setStringValues({ lang: 1033, codepage: 1200 }, { ProductName: 'Electron' })
  version.outputToResourceEntries(resources.entries)
  resources.outputResource(program)
  return Buffer.from(program.generate())
}

const SYSTEMS = {
  linux: {
    binary: 'electron',
    program: () => Buffer.alloc(1_000),
    packed: 'linux-unpacked/atalaya',
    native: /\/linux(?:musl)?-/u,
  },
  win: {
    binary: 'electron.exe',
    program: () => windowsProgram(),
    packed: 'win-unpacked/Atalaya.exe',
    native: /\/win32-/u,
  },
} as const
type System = keyof typeof SYSTEMS

/** A folder as Electron's packages have it, with nothing in it that runs. */
async function electronFolder(folder: string, system: System): Promise<string> {
  const files = join(folder, 'electron')
  await mkdir(join(files, 'resources'), { recursive: true })
  await mkdir(join(files, 'locales'))
  const binary = join(files, SYSTEMS[system].binary)
  await writeFile(binary, Buffer.concat([SYSTEMS[system].program(), FUSE_WIRE]))
  await chmod(binary, 0o755)
  for (const name of ['LICENSE', 'LICENSES.chromium.html']) await writeFile(join(files, name), name)
  const { version } = JSON.parse(await readFile(join(ROOT, 'node_modules/electron/package.json'), 'utf8')) as {
    readonly version: string
  }
  await writeFile(join(files, 'version'), version)
  const own = join(folder, 'default')
  await mkdir(own)
  await writeFile(join(own, 'main.js'), '')
  await createPackage(own, join(files, 'resources', 'default_app.asar'))
  return files
}

/** Packs the built program. @returns the folder with what was packed */
async function pack(folder: string, system: System): Promise<string> {
  const output = join(folder, 'dist')
  await run(
    process.execPath,
    [
      join(ROOT, 'node_modules/electron-builder/cli.js'),
      `--${system}`,
      'dir',
      '--x64',
      '--publish',
      'never',
      `-c.electronDist=${await electronFolder(folder, system)}`,
      `-c.directories.output=${output}`,
      // The stand-in is no program of Windows whose icon could be changed.
      '-c.win.signAndEditExecutable=false',
    ],
    { cwd: ROOT },
  )
  return output
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll(sep, '/'),
    )
    .toSorted()
}

test.beforeAll(async () => {
  await run(process.execPath, [join(ROOT, 'scripts/notices.ts')])
})

for (const system of Object.keys(SYSTEMS) as System[]) {
  test.describe(`packed for ${system}`, () => {
    let folder: string
    let resources: string
    let packed: string

    test.beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'atalaya-packed-'))
      packed = join(await pack(folder, system), SYSTEMS[system].packed)
      resources = join(packed, '..', 'resources')
    })

    test.afterAll(async () => {
      await rm(folder, { recursive: true, force: true })
    })

    test('the archive has the program and what it needs, and nothing of the project beside', () => {
      const files = listPackage(join(resources, 'app.asar'), { isPack: false }).map((file) => file.replaceAll(sep, '/'))
      const roots = new Set(files.map((file) => file.split('/')[1]))
      expect(roots).toEqual(new Set(['node_modules', 'out', 'package.json', 'resources']))
      for (const needed of ['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html']) {
        expect(files).toContain(`/${needed}`)
      }
      const packages = new Set(
        files.flatMap((file) => /^\/node_modules\/((?:@[^/]+\/)?[^/]+)\/package\.json$/u.exec(file)?.[1] ?? []),
      )
      const own = JSON.parse(extractFile(join(resources, 'app.asar'), 'package.json').toString('utf8')) as {
        readonly main: string
      }
      expect(files).toContain(`/${own.main}`)
      // All other packages are bundled: a second copy would only be larger, and one more to be trusted.
      expect(packages).toEqual(new Set(['better-sqlite3', 'keytar']))
      expect(files.filter((file) => /\.(?:tsx?|map|db|env)$/u.test(file) && file.startsWith('/out'))).toEqual([])
    })

    test('only native parts of this system lie beside the archive, and each of them does', async () => {
      const unpacked = await filesBelow(join(resources, 'app.asar.unpacked'))
      expect(unpacked.filter((file) => !file.endsWith('.node'))).toEqual([])
      expect(unpacked.filter((file) => !SYSTEMS[system].native.test(file))).toEqual([])
      for (const name of ['better-sqlite3', 'keytar']) {
        expect(unpacked.some((file) => file.startsWith(`node_modules/${name}/`) && file.includes('x64'))).toBe(true)
      }
      const { header, headerString } = getRawHeader(join(resources, 'app.asar'))
      expect(JSON.stringify(header)).toContain('"integrity"')
      if (system !== 'win') return
      // What Electron compares the archive's list of hashes with lies in the program itself.
      const { entries } = NtExecutableResource.from(NtExecutable.from(await readFile(packed)))
      const integrity = entries.find(({ type }) => type === 'INTEGRITY')
      expect(JSON.parse(Buffer.from(integrity?.bin ?? new ArrayBuffer(0)).toString('utf8'))).toContainEqual({
        file: String.raw`resources\app.asar`,
        alg: 'SHA256',
        value: createHash('sha256').update(headerString).digest('hex'),
      })
    })

    test('what administrators need lies beside it', async () => {
      for (const file of ['policy/Atalaya.admx', 'policy/es-ES/Atalaya.adml', 'policy/en-US/Atalaya.adml']) {
        expect(await readFile(join(resources, file), 'utf8')).toContain('<policyDefinition')
      }
      expect(await readFile(join(resources, 'team/roles.sql'), 'utf8')).toContain('CREATE POLICY')
    })

    test('licences lie beside it', async () => {
      expect(await readFile(join(resources, 'LICENSE'), 'utf8')).toContain('Atalaya')
      const notices = await readFile(join(resources, 'THIRD-PARTY-NOTICES.txt'), 'utf8')
      for (const name of ['react', 'better-sqlite3-multiple-ciphers', 'echarts', 'ag-grid-community']) {
        expect(notices).toMatch(new RegExp(`^${name} \\d`, 'mu'))
      }
    })

    test('the binary runs nothing but this archive', async () => {
      // By number, as the wire has them: '0' off, '1' on.
      const wire: Partial<Record<number | string, unknown>> = await getCurrentFuseWire(packed)
      const stateOf = (fuse: number): string => String.fromCharCode(Number(wire[fuse]))
      expect(stateOf(FuseV1Options.RunAsNode)).toBe('0')
      expect(stateOf(FuseV1Options.EnableNodeOptionsEnvironmentVariable)).toBe('0')
      expect(stateOf(FuseV1Options.EnableNodeCliInspectArguments)).toBe('0')
      expect(stateOf(FuseV1Options.GrantFileProtocolExtraPrivileges)).toBe('0')
      expect(stateOf(FuseV1Options.EnableCookieEncryption)).toBe('1')
      expect(stateOf(FuseV1Options.EnableEmbeddedAsarIntegrityValidation)).toBe('1')
      expect(stateOf(FuseV1Options.OnlyLoadAppFromAsar)).toBe('1')
    })

    test('what tests drive differs from it in one switch and its name', async () => {
      const output = join(packed, '../..')
      const platform = system === 'win' ? 'win32' : system
      const { stdout } = await run(process.execPath, [join(ROOT, 'scripts/testTwin.ts'), output, platform])
      const twin = stdout.trim()
      expect(basename(twin)).toBe(SYSTEMS[system].binary)
      const [shipped, driven] = await Promise.all([packed, twin].map((file) => readFile(file)))
      expect(driven?.length).toBe(shipped?.length)
      const differing = [...(shipped ?? [])].flatMap((byte, index) => (byte === driven?.[index] ? [] : [index]))
      expect(differing).toHaveLength(1)
      const wires: Partial<Record<number | string, unknown>>[] = await Promise.all(
        [packed, twin].map((file) => getCurrentFuseWire(file)),
      )
      const inspecting = wires.map((wire) =>
        String.fromCharCode(Number(wire[FuseV1Options.EnableNodeCliInspectArguments])),
      )
      expect(inspecting).toEqual(['0', '1'])
      const besides = async (program: string): Promise<readonly string[]> =>
        (await filesBelow(join(program, '..'))).filter((file) => file !== basename(program))
      const files = await besides(packed)
      expect(await besides(twin)).toEqual(files)
      for (const file of files) {
        const [one, other] = await Promise.all([packed, twin].map((program) => readFile(join(program, '..', file))))
        expect(other?.equals(one ?? Buffer.alloc(0)), file).toBe(true)
      }
    })
  })
}

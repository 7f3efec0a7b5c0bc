import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { load } from 'js-yaml'
import { z } from 'zod'

const ROOT = resolve(import.meta.dirname, '../../..')
const HOMEPAGE = 'https://github.com/example/atalaya'
const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { readonly version: string }
const PACKAGES = [
  `Atalaya-${version}-setup-x64.exe`,
  `Atalaya-${version}-win-x64.msi`,
  `Atalaya-${version}-mac-arm64.dmg`,
  `Atalaya-${version}-mac-x64.dmg`,
]
/** What stays of an earlier version in the folder. */
const EARLIER = 'Atalaya-0.0.9-win-x64.msi'

let folder: string

function sumOf(name: string): string {
  return createHash('sha256')
    .update(readFileSync(join(folder, name)))
    .digest('hex')
}

function runScript(name: string, ...words: readonly string[]): string {
  return execFileSync(process.execPath, [join(ROOT, 'scripts', name), ...words], { encoding: 'utf8', stdio: 'pipe' })
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'atalaya-manifests-'))
  for (const name of [EARLIER, ...PACKAGES, 'builder-debug.yml'])
    writeFileSync(join(folder, name), `content of ${name}`)
  runScript('manifests.ts', HOMEPAGE, folder)
})

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

// What winget's schemas ask of the fields that are written, in the words of its documents; nothing beside them:
// https://learn.microsoft.com/en-us/windows/package-manager/package/manifest. The schemas themselves are asked where a
// release is made (`winget validate`).
const url = z
  .string()
  .regex(/^https:\/\/.+$/u)
  .max(2048)
const head = {
  PackageIdentifier: z.string().regex(/^[^.\s\\/:*?"<>|]{1,32}(?:\.[^.\s\\/:*?"<>|]{1,32}){1,7}$/u),
  PackageVersion: z.literal(version),
  ManifestVersion: z.string().regex(/^\d+\.\d+\.\d+$/u),
}
const locale = {
  ...head,
  Publisher: z.string().min(2).max(256),
  PublisherUrl: url,
  PackageName: z.string().min(2).max(256),
  PackageUrl: url,
  License: z.string().min(3).max(512),
  ShortDescription: z.string().min(3).max(256),
  Description: z.string().min(3).max(10_000),
  Tags: z.array(z.string().min(1).max(40)).max(16),
  ReleaseNotesUrl: url,
  Documentations: z.array(z.strictObject({ DocumentLabel: z.string().min(1).max(100), DocumentUrl: url })),
}
const installer = z.strictObject({
  Architecture: z.enum(['x86', 'x64', 'arm', 'arm64', 'neutral']),
  InstallerType: z.enum(['msix', 'msi', 'appx', 'exe', 'zip', 'inno', 'nullsoft', 'wix', 'burn', 'portable']),
  Scope: z.enum(['user', 'machine']),
  InstallerUrl: url,
  InstallerSha256: z.string().regex(/^[A-F0-9]{64}$/u),
  AppsAndFeaturesEntries: z
    .array(z.strictObject({ UpgradeCode: z.string().regex(/^\{[0-9A-F-]{36}\}$/u), InstallerType: z.literal('wix') }))
    .optional(),
})
const SCHEMAS = {
  'Atalaya.Atalaya.yaml': z.strictObject({
    ...head,
    ManifestType: z.literal('version'),
    DefaultLocale: z.literal('es-CO'),
  }),
  'Atalaya.Atalaya.installer.yaml': z.strictObject({
    ...head,
    ManifestType: z.literal('installer'),
    InstallerLocale: z.literal('es-CO'),
    Platform: z.array(z.enum(['Windows.Desktop', 'Windows.Universal'])),
    MinimumOSVersion: z.string().regex(/^\d+(?:\.\d+){0,3}$/u),
    InstallModes: z.array(z.enum(['interactive', 'silent', 'silentWithProgress'])),
    UpgradeBehavior: z.enum(['install', 'uninstallPrevious', 'deny']),
    Installers: z.array(installer).min(1),
  }),
  'Atalaya.Atalaya.locale.es-CO.yaml': z.strictObject({
    ...locale,
    ManifestType: z.literal('defaultLocale'),
    PackageLocale: z.literal('es-CO'),
    Moniker: z.string().min(1).max(40),
  }),
  'Atalaya.Atalaya.locale.en-US.yaml': z.strictObject({
    ...locale,
    ManifestType: z.literal('locale'),
    PackageLocale: z.literal('en-US'),
  }),
} as const

test('winget is told what its schemas ask for, in Spanish and in English', () => {
  const written = readdirSync(join(folder, 'winget')).toSorted()
  expect(written).toEqual(Object.keys(SCHEMAS).toSorted())
  for (const [name, schema] of Object.entries(SCHEMAS)) {
    const text = readFileSync(join(folder, 'winget', name), 'utf8')
    const read = schema.parse(load(text))
    // The first line lets editors check the file, and names the very version that is written below.
    expect(text.split('\n')[0]).toBe(
      `# yaml-language-server: $schema=https://aka.ms/winget-manifest.${read.ManifestType}.${read.ManifestVersion}.schema.json`,
    )
  }
})

test('each installer is that of this version, by its address and checksum', () => {
  const text = readFileSync(join(folder, 'winget', 'Atalaya.Atalaya.installer.yaml'), 'utf8')
  const { Installers } = SCHEMAS['Atalaya.Atalaya.installer.yaml'].parse(load(text))
  const [setup = '', msi = ''] = PACKAGES
  const builder = readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8')
  const upgradeCode = /upgradeCode: ([0-9A-F-]+)/u.exec(builder)?.[1]
  expect(Installers.map(({ InstallerUrl, InstallerSha256, Scope }) => [Scope, InstallerUrl, InstallerSha256])).toEqual([
    ['user', `${HOMEPAGE}/releases/download/v${version}/${setup}`, sumOf(setup).toUpperCase()],
    ['machine', `${HOMEPAGE}/releases/download/v${version}/${msi}`, sumOf(msi).toUpperCase()],
  ])
  expect(Installers[1]?.AppsAndFeaturesEntries?.[0]?.UpgradeCode).toBe(`{${upgradeCode}}`)
})

test('Homebrew finds the disk image of either processor', () => {
  const cask = readFileSync(join(folder, 'homebrew', 'atalaya.rb'), 'utf8')
  const [, template = ''] = /^ {2}url "(.+)"$/mu.exec(cask) ?? []
  const [, arm = '', intel = ''] = /arch arm: "(\w+)", intel: "(\w+)"/u.exec(cask) ?? []
  for (const [arch, name = ''] of [
    [arm, PACKAGES[2]],
    [intel, PACKAGES[3]],
  ] as const) {
    const address = template.replaceAll('#{version}', version).replaceAll('#{arch}', arch)
    expect(address).toBe(`${HOMEPAGE}/releases/download/v${version}/${name}`)
    expect(cask).toContain(`"${sumOf(name)}"`)
  }
  expect(cask).toContain(`version "${version}"`)
})

test('a version of which a package is missing is told, and nothing is written', () => {
  const empty = mkdtempSync(join(tmpdir(), 'atalaya-manifests-'))
  writeFileSync(join(empty, EARLIER), '')
  const { status, stderr } = spawnSync(process.execPath, [join(ROOT, 'scripts/manifests.ts'), HOMEPAGE, empty], {
    encoding: 'utf8',
  })
  expect([status, stderr]).toEqual([1, expect.stringContaining('setup, msi, dmgArm64, dmgX64')])
  expect(readdirSync(empty)).toEqual([EARLIER])
  rmSync(empty, { recursive: true })
})

test('checksums are those of what is handed out of this version, as sha256sum reads them', () => {
  runScript('checksums.ts', folder)
  const lines = readFileSync(join(folder, 'SHA256SUMS'), 'utf8').trimEnd().split('\n')
  expect(lines).toEqual(PACKAGES.toSorted().map((name) => `${sumOf(name)}  ${name}`))
})

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

// What no end-to-end test can see: switches inside the Electron binary are set when the program is packaged.

/** The lines of one section of a YAML file that has nothing but sections of simple values. */
function sectionOf(yaml: string, name: string): Readonly<Record<string, string>> {
  const [, section = ''] = new RegExp(`^${name}:\\n((?:  .*\\n)+)`, 'm').exec(yaml) ?? []
  return Object.fromEntries(
    section
      .trim()
      .split('\n')
      .map((line) => line.trim().split(/: */, 2) as [string, string]),
  )
}

const builder = readFileSync(join(import.meta.dirname, '../../../electron-builder.yml'), 'utf8')

test('the packaged program runs nothing but itself', () => {
  expect(sectionOf(builder, 'electronFuses')).toEqual({
    runAsNode: 'false',
    enableNodeOptionsEnvironmentVariable: 'false',
    enableNodeCliInspectArguments: 'false',
    grantFileProtocolExtraPrivileges: 'false',
    loadBrowserProcessSpecificV8Snapshot: 'false',
    onlyLoadAppFromAsar: 'true',
    enableEmbeddedAsarIntegrityValidation: 'true',
    enableCookieEncryption: 'true',
  })
  expect(sectionOf(builder, 'mac')['hardenedRuntime']).toBe('true')
})

test('all that runs comes from the archive, whose content is checked: only native binaries lie beside it', () => {
  expect(sectionOf(builder, 'asar')).toEqual({ smartUnpack: 'false' })
  const [, unpacked = ''] = /^asarUnpack:\n((?:  .*\n)+)/m.exec(builder) ?? []
  expect(unpacked).toBe("  - '**/*.node'\n")
  // What lies beside the archive unchecked is to be read by people.
  expect(builder.match(/^(?:asar|extra(?:Files|Resources)|unpack)/gm)).toEqual(['extraResources', 'asar', 'asar'])
  const [, beside = ''] = /^extraResources:\n((?:  .*\n)+)/m.exec(builder) ?? []
  expect(beside.match(/(?<=(?:-|from:|to:) )[\w/.-]+$/gm)).toEqual([
    'LICENSE',
    'out/THIRD-PARTY-NOTICES.txt',
    'THIRD-PARTY-NOTICES.txt',
    'resources/policy',
    'policy',
    'resources/team',
    'team',
  ])
  const sources = join(import.meta.dirname, '../../../src')
  for (const name of readdirSync(sources, { recursive: true, encoding: 'utf8' })) {
    if (/\.(?:ts|tsx|mjs|cjs)$/.test(name))
      expect(readFileSync(join(sources, name), 'utf8'), name).not.toContain('asar.unpacked')
  }
})

test('the native binaries that are packaged are loaded by their packages from where they lie', () => {
  for (const name of ['better-sqlite3', 'keytar']) {
    const folder = join(import.meta.dirname, '../../../node_modules', name)
    const natives = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /\.(?:node|dll|dylib|so)$/.test(file),
    )
    expect(natives.length).toBeGreaterThan(0)
    expect(natives.filter((file) => !file.endsWith('.node'))).toEqual([])
  }
})

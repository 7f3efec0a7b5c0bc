import { readFileSync } from 'node:fs'
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
  expect(builder).toMatch(/^asar: true$/m)
  expect(sectionOf(builder, 'mac')['hardenedRuntime']).toBe('true')
})

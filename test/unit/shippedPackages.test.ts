import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isFreeToShip, shippedPackages } from '../../scripts/shippedPackages.ts'

const ROOT = resolve(import.meta.dirname, '../..')

describe('packages that are handed out with the program', () => {
  const packages = shippedPackages(ROOT)

  test('are those that it needs, that are bundled into it, and what these need', () => {
    const names = packages.map(({ name }) => name)
    // Behind the alias its real name; bundled only; needed by what is bundled.
    for (const name of ['better-sqlite3-multiple-ciphers', 'react', 'scheduler', 'zrender'])
      expect(names).toContain(name)
    // What builds and tests, and Electron, which brings a list of its own.
    for (const name of ['electron', 'vite', 'vitest', 'electron-builder']) expect(names).not.toContain(name)
    expect(new Set(packages.map(({ name, version }) => `${name} ${version}`)).size).toBe(packages.length)
  })

  test('all have a licence that lets them be', () => {
    expect(packages.filter(({ licence }) => !isFreeToShip(licence))).toEqual([])
  })

  test.each([
    ['MIT', true],
    ['(MIT OR GPL-3.0-only)', true],
    ['MIT AND BSD-3-Clause', true],
    ['MIT AND GPL-3.0-only', false],
    ['GPL-3.0-only', false],
    ['AGPL-3.0-or-later', false],
    ['SEE LICENSE IN LICENSE.md', false],
    ['UNLICENSED', false],
    ['', false],
  ])('a licence %j: %j', (licence, isFree) => {
    expect(isFreeToShip(licence)).toBe(isFree)
  })
})

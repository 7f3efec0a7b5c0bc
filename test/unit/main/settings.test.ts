import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { separatorInRegistry, separatorOfLocale } from '../../../src/main/listSeparator.ts'
import { Preferences } from '../../../src/main/preferences.ts'
import { SettingsFile } from '../../../src/main/settingsFile.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'atalaya-settings-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const place = { x: 10, y: 20, width: 800, height: 600, isMaximized: false }
const usual = {
  language: null,
  theme: 'system',
  density: 'comfortable',
  textPercent: 100,
  listSeparator: null,
  startsAtLogin: false,
  staysInBackground: false,
  updatesItself: null,
  takesPreviews: false,
}

describe('SettingsFile', () => {
  test('is there again after a restart', () => {
    const file = join(folder, 'deep', 'settings.json')
    new SettingsFile(file).change({ theme: 'dark', density: 'compact', textPercent: 130, window: place })
    const again = new SettingsFile(file)
    expect(again.settings).toEqual({ ...usual, theme: 'dark', density: 'compact', textPercent: 130 })
    expect(again.window).toEqual(place)
    expect(readdirSync(join(folder, 'deep'))).toEqual(['settings.json'])
  })

  test.each(['', '{', '[]', 'null', '"x"', '{"theme":'])('%j counts as the usual settings', (text) => {
    const file = join(folder, 'settings.json')
    writeFileSync(file, text)
    expect(new SettingsFile(file).settings).toEqual(usual)
  })

  test('a part that is not understood does not cost the others', () => {
    const file = join(folder, 'settings.json')
    writeFileSync(
      file,
      JSON.stringify({
        theme: 'pink',
        density: 7,
        textPercent: 101,
        language: 'en',
        listSeparator: ';',
        window: { x: 'left' },
      }),
    )
    const settings = new SettingsFile(file)
    expect(settings.settings).toEqual({ ...usual, language: 'en', listSeparator: ';' })
    expect(settings.window).toBeNull()
  })

  test('holds for this run where the disk cannot be written', () => {
    const file = join(folder, 'is-a-file')
    writeFileSync(file, '')
    const settings = new SettingsFile(join(file, 'settings.json'))
    settings.change({ theme: 'dark' })
    expect(settings.settings.theme).toBe('dark')
    expect(readFileSync(file, 'utf8')).toBe('')
  })
})

describe('Preferences', () => {
  test('the system decides until the user does', () => {
    const preferences = new Preferences(folder, { language: 'es', listSeparator: ';' })
    expect(preferences).toMatchObject({ language: 'es', listSeparator: ';' })
    preferences.correctSystem({ listSeparator: ',' })
    expect(preferences.listSeparator).toBe(',')
    preferences.change({ language: 'en', listSeparator: ';' })
    expect(preferences).toMatchObject({ language: 'en', listSeparator: ';' })
    preferences.change({ language: null })
    expect(preferences.settings).toMatchObject({ language: null, systemLanguage: 'es', systemListSeparator: ',' })
    expect(preferences.language).toBe('es')
  })
})

describe('looking for updates', () => {
  test.each([
    [{ isOn: null, isLocked: false }, null, true],
    [{ isOn: null, isLocked: false }, false, false],
    [{ isOn: false, isLocked: false }, null, false],
    [{ isOn: false, isLocked: false }, true, true],
    [{ isOn: false, isLocked: true }, true, false],
    [{ isOn: true, isLocked: true }, false, true],
  ])('set %o, chosen %o: %o', (set, chosen, expected) => {
    const preferences = new Preferences(folder, { language: 'es', listSeparator: ';' })
    preferences.goBy({ updates: { ...set, feed: null } })
    if (chosen !== null) preferences.change({ updatesItself: chosen })
    expect(preferences.settings.updatesItself).toBe(expected)
  })
})

describe('the list separator', () => {
  test.each([
    ['es-CO', ';'],
    ['es_ES', ';'],
    ['es-MX', ','],
    ['en-US', ','],
    ['pt-BR', ';'],
    ['no locale at all', ','],
    ['', ','],
  ])('of the locale %s is %s', (locale, separator) => {
    expect(separatorOfLocale(locale)).toBe(separator)
  })

  test('is read out of what the registry tells', () => {
    const output = (value: string): string =>
      `\r\nHKEY_CURRENT_USER\\Control Panel\\International\r\n    sList    REG_SZ    ${value}\r\n\r\n`
    expect(separatorInRegistry(output(';'))).toBe(';')
    expect(separatorInRegistry(output(','))).toBe(',')
    expect(separatorInRegistry(output('|'))).toBeUndefined()
    expect(separatorInRegistry('ERROR: The system was unable to find the key')).toBeUndefined()
  })
})

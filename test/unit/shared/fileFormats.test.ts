import { describe, expect, test } from 'vitest'
import {
  isDrawnUnattended,
  DRAWN_FORMATS,
  drawnFormatOf,
  drawnIn,
  EXPORT_FORMATS,
  FILE_FORMATS,
  formatByFileName,
  PICTURE_FORMATS,
  SCHEDULE_COMMAND_FORMATS,
  SCHEDULE_FORMATS,
  UNATTENDED_DRAWINGS,
  shownInWindow,
  windowTexts,
  WINDOW_FORMATS,
  withoutExtension,
  writtenFormat,
} from '../../../src/shared/fileFormats.ts'

const SEPARATORS = [',', ';'] as const

describe('the table of file formats', () => {
  test('says what each command and the window offer, in the order that people know', () => {
    expect(EXPORT_FORMATS.slice(0, 4)).toEqual(['csv', 'csv-excel', 'csv-excel-es', 'xlsx'])
    expect(SCHEDULE_FORMATS.slice(0, 5)).toEqual(['excel', 'csv', 'csv-excel', 'csv-excel-es', 'xlsx'])
    expect(WINDOW_FORMATS.slice(0, 3)).toEqual(['xlsx', 'excel', 'csv'])
    const places = WINDOW_FORMATS.map((name) => windowTexts(name).place)
    expect(places).toEqual(places.map((_place, index) => index + 1))
  })

  test('a schedule’s format shows in the window as itself, or as what stands for it', () => {
    for (const name of SCHEDULE_COMMAND_FORMATS) {
      const shown = shownInWindow(name)
      expect([shown, ...Object.values(FILE_FORMATS[shown].standsFor ?? {})]).toContain(name)
    }
    expect(shownInWindow('csv-excel-es')).toBe('excel')
  })

  test('what the window offers can be scheduled, and is written in a format that `export` writes too', () => {
    for (const name of WINDOW_FORMATS) {
      expect(SCHEDULE_FORMATS).toContain(name)
      for (const separator of SEPARATORS) {
        const written = writtenFormat(name, separator)
        expect(EXPORT_FORMATS).toContain(written)
        expect(FILE_FORMATS[written].extension).toBe(FILE_FORMATS[name].extension)
      }
    }
    expect(SEPARATORS.map((separator) => writtenFormat('excel', separator))).toEqual(['csv-excel', 'csv-excel-es'])
  })
})

test('a schedule may be kept with a page and a picture besides what commands take', () => {
  expect(UNATTENDED_DRAWINGS.toSorted()).toEqual(['pdf', 'png'])
  expect(SCHEDULE_FORMATS).toEqual([...SCHEDULE_COMMAND_FORMATS, ...UNATTENDED_DRAWINGS])
  expect(SCHEDULE_FORMATS.filter(isDrawnUnattended)).toEqual(UNATTENDED_DRAWINGS)
})

test('what a window draws is no file of rows: no command and no dialog for rows offers it', () => {
  expect(DRAWN_FORMATS).toEqual(['png', 'svg', 'pdf'])
  expect(PICTURE_FORMATS).toEqual(DRAWN_FORMATS.filter((name) => drawnIn(name).of === 'chart'))
  const offered = new Set<string>([...EXPORT_FORMATS, ...SCHEDULE_COMMAND_FORMATS, ...WINDOW_FORMATS])
  for (const name of DRAWN_FORMATS) {
    expect(offered.has(name)).toBe(false)
    expect(drawnFormatOf(`Resumen.${name.toUpperCase()}`)).toBe(name)
    expect(formatByFileName(`Resumen.${name}`)).toBeUndefined()
  }
  expect(drawnFormatOf('Resumen.xlsx')).toBeUndefined()
})

test.each([
  ['a.xlsx', 'xlsx', 'a'],
  ['A.b.XLSX', 'xlsx', 'A.b'],
  ['a.csv', 'csv', 'a'],
  ['a.txt', undefined, 'a.txt'],
  ['xlsx', undefined, 'xlsx'],
  ['', undefined, ''],
  ['-', undefined, '-'],
])('a file called %j asks for %s', (file, format, rest) => {
  expect(formatByFileName(file)).toBe(format)
  expect(withoutExtension(file)).toBe(rest)
})

import { describe, expect, test } from 'vitest'
import { sampleShiftSheet } from '../../../../src/core/sample/shiftSheet.ts'
import { LANGUAGES } from '../../../../src/shared/language.ts'
import { readShiftSheet, SHEET_PROBLEMS, type SheetReading } from '../../../../src/shared/shifts/readSheet.ts'
import { sheetText } from '../../../../src/shared/shifts/sheetCells.ts'
import { lineProblemText } from '../../../../src/shared/shifts/shiftWords.ts'
import { formatInstant } from '../../../../src/shared/time.ts'
import { span } from '../../../support/times.ts'

/** Shifts as one reads them. */
function shiftsOf(reading: SheetReading): readonly string[] {
  if (reading.kind === 'fault') return [reading.fault, ...reading.missing]
  return [
    ...reading.shifts.map(({ agent, from, before }) => `${agent} ${formatInstant(from)} ${formatInstant(before)}`),
    ...reading.problems.map(({ line, problem, given, other }) => `${line} ${problem} ${given}${other ?? ''}`),
  ]
}

const ANA = 'Ana Gómez 2026-11-24T08:00:00 2026-11-24T17:00:00'

describe('a sheet of shifts', () => {
  test.each([
    ['semicolons', 'Agente;Día;Desde;Hasta\r\nAna Gómez;24/11/2026;08:00;17:00\r\n', 'es'],
    ['tabs, as pasted', 'AGENTE\tFecha\tEntrada\tSalida\nAna Gómez\t24/11/2026\t8:00\t17:00', 'es'],
    ['commas and English headings', 'Agent,Day,From,To\nAna Gómez,11/24/2026,8:00 am,5:00 pm', 'en'],
    ['quotes and another order', '"Hasta";"Desde";"Día";"Agente"\n"17:00";"08:00";"2026-11-24";"Ana Gómez"', 'es'],
    ['no headings', 'Ana Gómez;2026-11-24;08:00;17:00', 'es'],
    ['a mark and blank lines', '\uFEFF\n\nAgente;Día;Inicio;Fin\n\nAna Gómez;24/11/2026;08:00;17:00\n;;;\n', 'es'],
    ['more columns', 'Id;Sede;Fecha;Desde;Hasta\nAna Gómez;Cali;24/11/2026;08:00;17:00', 'es'],
  ] as const)('is read with %s', (_what, text, language) => {
    expect(shiftsOf(readShiftSheet(text, language))).toEqual([ANA])
  })

  test('may hold names with commas and line breaks in quotes, and quotes themselves', () => {
    const text = 'Agente,Día,Desde,Hasta\n"Gómez, Ana ""la jefa""",2026-11-24,08:00,17:00'
    expect(shiftsOf(readShiftSheet(text, 'es'))).toEqual([
      'Gómez, Ana "la jefa" 2026-11-24T08:00:00 2026-11-24T17:00:00',
    ])
  })

  test('a shift that ends before it begins ends on the next day, and midnight ends a day', () => {
    const text = 'Agente;Día;Desde;Hasta\nA;24/11/2026;22:00;06:00\nB;24/11/2026;16:00;00:00\nC;24/11/2026;16:00;24:00'
    expect(shiftsOf(readShiftSheet(text, 'es'))).toEqual([
      'A 2026-11-24T22:00:00 2026-11-25T06:00:00',
      'B 2026-11-24T16:00:00 2026-11-25T00:00:00',
      'C 2026-11-24T16:00:00 2026-11-25T00:00:00',
    ])
  })

  test('tells each bad line with its number, whatever else is right', () => {
    const text = [
      'Agente;Día;Desde;Hasta',
      ';24/11/2026;08:00;17:00',
      'A;mañana;08:00;17:00',
      'A;31/11/2026;08:00;17:00',
      'A;24/11/2026;ocho;17:00',
      'A;24/11/2026;08:00;25:00',
      'A;24/11/2026;08:00;08:00',
      'A;24/11/2026',
      'A;24/11/2026;08:00;17:00',
      'á;24/11/2026;16:00;18:00',
    ].join('\n')
    const reading = readShiftSheet(text, 'es')
    expect(shiftsOf(reading).slice(2)).toEqual([
      '2 no-agent ',
      '3 no-day mañana',
      '4 no-such-day 31/11/2026',
      '5 no-from ocho',
      '6 no-to 25:00',
      '7 same-times 08:00',
      '8 too-few-cells A | 24/11/2026',
      '10 overlap á9',
    ])
    for (const problem of SHEET_PROBLEMS) {
      const said = lineProblemText({ line: 3, problem, given: 'x', other: 2 })
      for (const language of LANGUAGES) expect(said[language]).toMatch(/3: [^{]+$/)
    }
  })

  test('that is none says what it lacks', () => {
    expect(shiftsOf(readShiftSheet('  \n', 'es'))).toEqual(['empty'])
    expect(shiftsOf(readShiftSheet('Agente;Día;Desde\nA;24/11/2026;08:00', 'es'))).toEqual(['headings', 'to'])
    expect(shiftsOf(readShiftSheet('hola, qué tal', 'es'))).toEqual(['headings', 'agent', 'day', 'from', 'to'])
  })

  test('is UTF-8, UTF-16, or as Windows saves it', () => {
    const decode = (bytes: Uint8Array, encoding: string, isStrict: boolean): string =>
      new TextDecoder(encoding, { fatal: isStrict }).decode(bytes)
    const text = 'Muñoz;Día'
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
    for (const bytes of [Buffer.from(text), Buffer.from(text, 'latin1'), utf16]) {
      expect(sheetText(bytes, decode).replace('\uFEFF', '')).toBe(text)
    }
  })

  test('of the sample operation can be read, without a mistake', () => {
    for (const language of LANGUAGES) {
      const reading = readShiftSheet(sampleShiftSheet(span('2026-11-16', '2026-11-22'), language), language)
      expect(reading).toMatchObject({ kind: 'sheet', problems: [] })
      expect(reading.kind === 'sheet' ? reading.shifts.length : 0).toBeGreaterThan(100)
    }
  })
})

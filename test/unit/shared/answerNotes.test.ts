import { describe, expect, test } from 'vitest'
import { noteTexts } from '../../../src/shared/answerNotes.ts'
import { addsUp } from '../../../src/shared/reports/types.ts'
import { reportThat } from '../../e2e/reports.ts'

const report = reportThat((each) => addsUp(each) && each.fields.filter(({ role }) => role === 'sum').length > 3)
const columns = report.fields.filter(({ role }) => role === 'sum')

/** What the window and the terminal say of values that so many columns could not read. */
function said(count: number) {
  const unread = columns.slice(0, count).map(({ name }) => ({ field: name, values: 3 }))
  const notes = { unread, undated: null }
  return { window: noteTexts(report, notes, 'window'), terminal: noteTexts(report, notes, 'cli') }
}

describe('values that sums could not read', () => {
  test('are one sentence in the window, however many columns have some', () => {
    const titles = columns.map(({ title }) => title)
    const [one, two, three] = titles.map(({ es }) => es)
    expect(said(1).window.map(({ es }) => es)).toEqual([
      `${one}: 3 valores no se pudieron leer como números; la suma va sin ellos. «Por día» los muestra.`,
    ])
    expect(said(2).window[0]?.es).toMatch(new RegExp(`^${one} [ye] ${two}: 6 valores .* las sumas van sin ellos\\.`))
    expect(said(4).window).toHaveLength(1)
    expect(said(4).window[0]?.es.startsWith(`${one}, ${two}, ${three} y 1 columna más: 12 valores`)).toBe(true)
    expect(said(4).window[0]?.en).toContain(`${titles[2]?.en} and 1 more column: 12 values could not be read`)
  })

  test('are a line for each column at the terminal, by its name', () => {
    expect(said(4).terminal.map(({ en }) => en.split(':')[0])).toEqual(columns.slice(0, 4).map(({ name }) => name))
  })
})

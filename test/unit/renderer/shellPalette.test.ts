import { expect, test } from 'vitest'
import { indexReports } from '../../../src/renderer/components/reportIndex.ts'
import { matchingGroups, type PaletteContents } from '../../../src/renderer/features/palette/matching.ts'
import { catalogue } from '../../../src/shared/reports/index.ts'

function nothing(): void {
  // Never run here.
}

const contents: PaletteContents = {
  customerOf: (query) => {
    const isSure = /^\d{10}$/.test(query)
    if (!isSure && !/^\d+$/.test(query)) return null
    return { item: { id: 'customer', label: query, note: '', run: nothing }, isSure }
  },
  index: indexReports(catalogue.reports),
  views: [
    {
      item: { id: 'view-1', label: 'Vista Semana', note: 'Llamadas', run: nothing },
      text: 'Vista Semana Detalle de llamadas Call detail',
    },
  ],
  actions: [
    { id: 'update', group: 'thisReport', label: 'Actualizar', keywords: 'Update', run: nothing },
    { id: 'settings', group: 'program', label: 'Ajustes', keywords: 'Settings', keys: 'Ctrl ,', run: nothing },
  ],
  itemOfReport: (report) => ({ id: report.key, label: report.title.es, note: report.group, run: nothing }),
}

function found(query: string): Record<string, string[]> {
  return Object.fromEntries(
    matchingGroups(contents, query).map((group) => [group.id, group.items.map((item) => item.id)]),
  )
}

test('the palette begins with what can be done, and some reports', () => {
  expect(matchingGroups(contents, '').map(({ id }) => id)).toEqual(['thisReport', 'program', 'views', 'reports'])
})

test('it finds reports before actions, actions in either language and without accents', () => {
  const [report] = catalogue.reports
  expect(matchingGroups(contents, report?.title.es ?? '')[0]?.items[0]?.id).toBe(report?.key)
  expect(found('SETTINGS')['program']).toEqual(['settings'])
  expect(found('actualizár')['thisReport']).toEqual(['update'])
  expect(matchingGroups(contents, 'semana')[0]).toMatchObject({ id: 'views', items: [{ id: 'view-1' }] })
  expect(found('vista call')['views']).toEqual(['view-1'])
  expect(found('qwertz')).toEqual({})
})

test('a telephone comes before all else, what may be an id after it', () => {
  expect(matchingGroups(contents, '3001234567')[0]).toMatchObject({ id: 'customer', items: [{ label: '3001234567' }] })
  const groups = matchingGroups(contents, '1').map(({ id }) => id)
  expect(groups[0]).toBe('reports')
  expect(groups.at(-1)).toBe('customer')
  expect(found('actualizar')['customer']).toBeUndefined()
})

import { describe, expect, test } from 'vitest'
import { findReports, isFieldFound, searchWords } from '../../../src/renderer/features/reports/search.ts'
import { catalogue } from '../../../src/shared/reports/index.ts'

const { reports } = catalogue

function found(query: string, language: 'es' | 'en' = 'es'): string[] {
  return findReports(reports, searchWords(query), language).map((report) => report.key.replace('reports_manager/', ''))
}

describe('the search over reports', () => {
  test('finds all without words', () => {
    expect(found('  ')).toHaveLength(reports.length)
  })

  test('ignores accents and capitals, in what is typed and in what is read', () => {
    expect(found('CONGESTION')).toEqual(['campaign_8'])
    expect(found('congestión')).toEqual(['campaign_8'])
    expect(found('busy', 'en')).toEqual(['campaign_8'])
  })

  test('finds names of fields and of reports, in either language', () => {
    expect(found('rp_id')).toEqual(['diagram_9'])
    expect(found('rp_id', 'en')).toEqual(['diagram_9'])
    expect(found('cdr_9')).toEqual(['cdr_9'])
  })

  test('wants every word somewhere in the report, in any order', () => {
    expect(found('remitente asunto')).toEqual(['cdr_9'])
    expect(found('asunto remitente')).toEqual(['cdr_9'])
    expect(found('asunto contestadora')).toEqual([])
  })

  test('marks the fields that hold one of the words', () => {
    const mail = catalogue.find('cdr_9')
    const marked = (query: string): string[] =>
      mail.fields.filter((field) => isFieldFound(field, searchWords(query), 'es')).map((field) => field.name)
    expect(marked('remitente asunto')).toEqual(['from', 'subject'])
    expect(marked('')).toEqual([])
  })
})

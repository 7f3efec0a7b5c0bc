import { expect, test } from 'vitest'
import { findingText, plainCell } from '../../../../src/shared/checks/findingText.ts'
import type { FindingColumn } from '../../../../src/shared/checks/findings.ts'
import type { FieldType } from '../../../../src/shared/reports/types.ts'

function ofField(type: FieldType): FindingColumn {
  return { name: 'field', title: { es: 'Campo', en: 'Field' }, kind: 'text', type }
}

test('a value of a row looks in a finding as it looks among the rows, and goes into files as it was sent', () => {
  const cases: readonly (readonly [FieldType, string, string, string])[] = [
    ['decimal', '16.66', '16,66', '16.66'],
    ['money', '1234.5', '1.234,5', '1,234.5'],
    ['duration', '00:04:32', '0:04:32', '0:04:32'],
    ['id', '0012345', '0012345', '0012345'],
    ['text', '16.66', '16.66', '16.66'],
    ['decimal', 'N/A', 'N/A', 'N/A'],
  ]
  for (const [type, sent, es, en] of cases) {
    const column = ofField(type)
    expect(findingText(column, sent, 'es')).toBe(es)
    expect(findingText(column, sent, 'en')).toBe(en)
    expect(plainCell(column, sent, 'es')).toBe(sent)
  }
})

test('what a check says of a row itself stays as it says it', () => {
  const column: FindingColumn = { name: 'letters', title: { es: 'Letras', en: 'Letters' }, kind: 'text' }
  expect(findingText(column, '16.66', 'es')).toBe('16.66')
})

import { describe, expect, test } from 'vitest'
import { customerIn, customerInRow } from '../../../src/renderer/features/grid/rowCustomer.ts'
import { gridFields } from '../../../src/renderer/features/grid/columnKinds.ts'
import { USUAL_CHOICES, withKind } from '../../../src/renderer/features/customer/storyChoices.ts'
import { blocksAround, EVENTS_PER_BLOCK, seenCount } from '../../../src/renderer/features/customer/storyFeed.ts'
import { soughtRows } from '../../../src/renderer/pages/customer/soughtRows.ts'
import { contactLine } from '../../../src/shared/contactLine.ts'
import { dateFieldOf } from '../../../src/shared/reports/catalogueLists.ts'
import { EVENT_KINDS } from '../../../src/shared/reports/eventKinds.ts'
import { catalogue } from '../../../src/shared/reports/index.ts'
import type { ContactPart, ReportDefinition } from '../../../src/shared/reports/types.ts'
import { endOfDay, parseDate, startOfDay, wall } from '../../../src/shared/time.ts'

/** The first report of details whose fields tell these parts of a contact. */
function telling(...parts: readonly ContactPart[]): ReportDefinition {
  const found = catalogue.reports.find(
    ({ kind, fields, dateField }) =>
      kind === 'detail' && dateField !== null && parts.every((part) => fields.some(({ tells }) => tells === part)),
  )
  if (found === undefined) throw new Error(`no report tells ${parts.join()}`)
  return found
}

function fieldNamed(report: ReportDefinition, part: ContactPart): string {
  return report.fields.find(({ tells }) => tells === part)?.name ?? ''
}

describe('a line of time', () => {
  const report = telling('agent', 'outcome')
  const manner = catalogue.reports
    .flatMap(({ fields }) => fields)
    .find(({ tells, saidAs }) => tells === 'manner' && saidAs)

  test('tells who attended, how it went and how it ended, in words', () => {
    if (manner === undefined) throw new Error('no report tells which way a call went')
    const known = { ...report, fields: [...report.fields.filter(({ tells }) => tells !== 'manner'), manner] }
    const names = [fieldNamed(known, 'agent'), manner.name, fieldNamed(known, 'outcome')]
    const line = contactLine(known, names, ['Ana Gómez', 'inbound', 'Venta'], 'es')
    expect(line).toEqual({ agent: 'Ana Gómez', manner: 'Entrante', outcome: 'Venta', words: '' })
    expect(contactLine(known, names, ['Ana Gómez', 'inbound', 'Sale'], 'en').manner).toBe('Inbound')
  })

  test('has the code where no words tell how it ended, and what else there is where nothing does', () => {
    const coded = telling('outcome', 'code')
    const names = [fieldNamed(coded, 'code'), fieldNamed(coded, 'outcome')]
    expect(contactLine(coded, names, ['1017', ''], 'es').outcome).toBe('1017')
    expect(contactLine(coded, names, ['1017', 'Queja'], 'es').outcome).toBe('Queja')
    const other = report.fields.find(
      ({ tells, type, isCustomerName }) => tells === undefined && type === 'text' && isCustomerName !== true,
    )
    const line = contactLine(report, [other?.name ?? ''], ['algo'], 'es')
    expect(line.words).toBe(`${other?.title.es}: algo`)
  })

  test('repeats neither whom it is about nor when it was', () => {
    const names = report.fields.map(({ name }) => name)
    const values = report.fields.map(({ tells, type }) =>
      tells === undefined && type === 'telephone' ? '3001234567' : '',
    )
    expect(contactLine(report, names, values, 'es').words).toBe('')
  })
})

describe('from a row to its customer', () => {
  const report = catalogue.reports.find(
    ({ fields }) =>
      ['telephone', 'email'].every((type) => fields.some((each) => each.type === type)) &&
      fields.some(({ isCustomerName }) => isCustomerName === true),
  )
  if (report === undefined) throw new Error('no report names customers in every way')
  const fields = gridFields(
    report,
    report.fields.map(({ name }) => name),
  )
  const of = (type: string) => fields.find((field) => field.type === type) ?? { definition: undefined }

  test('a cell names them by what can be looked for', () => {
    expect(customerIn(of('telephone'), ' 300 123 4567 ')).toBe('300 123 4567')
    expect(customerIn(of('telephone'), '3001234567;3019876543')).toBe('3001234567')
    expect(customerIn(of('email'), 'Ana <ana@ejemplo.co>, b@ejemplo.co')).toBe('ana@ejemplo.co')
    expect(customerIn(of('duration'), '65')).toBeNull()
    expect(customerIn(of('telephone'), '')).toBeNull()
    const name = fields.find(({ definition }) => definition?.isCustomerName === true)
    expect(customerIn(name ?? { definition: undefined }, 'Ana')).toBeNull()
  })

  test('what a mask left names nobody', () => {
    for (const masked of ['•••••4567', '•••', 'C-7K2M4QX9PT3A', 'a•••@d•••.co']) {
      expect(customerIn(of('telephone'), masked)).toBeNull()
      expect(customerIn(of('email'), masked)).toBeNull()
    }
  })

  test('a row names them by its telephone before an address', () => {
    const [telephone, email] = ['telephone', 'email'].map((type) => fields.find((field) => field.type === type)?.name)
    const valueOf = (name: string): string | null =>
      name === telephone ? '3001234567' : name === email ? 'ana@ejemplo.co' : null
    expect(customerInRow(fields, valueOf)).toBe('3001234567')
    expect(customerInRow(fields, (name) => (name === email ? 'ana@ejemplo.co' : ''))).toBe('ana@ejemplo.co')
    expect(customerInRow(fields, () => null)).toBeNull()
  })
})

describe('the events that are seen', () => {
  test('are all where no kind is chosen, or every one', () => {
    const every = EVENT_KINDS.reduce((choices, kind) => ({ ...choices, kinds: withKind(choices, kind) }), USUAL_CHOICES)
    expect(every.kinds).toEqual([])
    const two = { ...USUAL_CHOICES, kinds: withKind({ ...USUAL_CHOICES, kinds: ['mail'] }, 'call') }
    expect(two.kinds).toEqual(['call', 'mail'])
    expect(withKind(two, 'call')).toEqual(['mail'])
    const story = { total: 9, kinds: { call: 5, mail: 4 } }
    expect(seenCount(story, [])).toBe(9)
    expect(seenCount(story, ['mail', 'chat'])).toBe(4)
  })

  test('come in the blocks in view, with the one before whose last tells whether a day begins', () => {
    expect(blocksAround(0, 20, 0)).toEqual([])
    expect(blocksAround(0, 20, 50_000)).toEqual([0])
    expect(blocksAround(EVENTS_PER_BLOCK, EVENTS_PER_BLOCK + 20, 50_000)).toEqual([0, 1])
    expect(blocksAround(EVENTS_PER_BLOCK + 1, EVENTS_PER_BLOCK + 20, 50_000)).toEqual([1])
    expect(blocksAround(49_990, 60_000, 50_000)).toEqual([499])
  })
})

test('a row is sought by its day, its second and its ids', () => {
  const report = telling('agent')
  const date = dateFieldOf(report)?.name ?? ''
  const telephone = report.fields.find(({ type }) => type === 'telephone')?.name ?? ''
  const at = parseDate('2026-11-05 10:15:30')?.at ?? wall(0)
  const row = { fields: [date, telephone, fieldNamed(report, 'agent')], values: ['2026-11-05 10:15:30', '300', 'Ana'] }
  const sought = soughtRows(report, { at, row })
  expect(sought.period).toEqual({ kind: 'dates', from: startOfDay(at), to: endOfDay(at) })
  expect(sought.filters.map(({ field }) => field)).toEqual([date, telephone])
  expect(sought.filters[1]).toMatchObject({ values: ['300'] })
  expect(soughtRows(report, { at: null, row: null })).toEqual({ period: null, filters: [] })
})

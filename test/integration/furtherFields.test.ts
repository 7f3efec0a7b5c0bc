import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startSampleOperation } from '../../src/core/sample/operation.ts'
import { MOST_EXTRA_COLUMNS } from '../../src/shared/otherFields.ts'
import { catalogue } from '../../src/shared/reports/index.ts'
import { closeDesks, openDesk, type CliDesk, runCommandsInside } from '../support/cli.ts'
import { removeTemporaryFolders, temporaryFolder } from '../support/connectedStore.ts'
import { draftOf, openMainDesk } from '../support/mainDesk.ts'
import { at, epochMs, span, ZONE } from '../support/times.ts'
import { readWorkbook } from '../support/workbookReader.ts'

runCommandsInside()

// More fields than a file or a table has room for: 1,200 in one answer, and other ones every day.

const report = catalogue.find('cdr_3')
const DAYS = ['--from', '2025-03-01', '--to', '2025-03-05'] as const
const AT_ONCE = 1_200

const many = (first: number, count: number): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, place) => [`f${first + place}`, `v${first + place}`]))
const ROWS = [
  { date: '2025-03-01 08:00:00', message: 'first', cedula: '1', ...many(0, AT_ONCE) },
  ...[2, 3, 4].map((day) => ({ date: `2025-03-0${day} 08:00:00`, cedula: String(day), ...many(10_000 * day, 50) })),
  { date: '2025-03-05 08:00:00', message: 'last' },
]
const FURTHER = 1 + AT_ONCE + 150 - MOST_EXTRA_COLUMNS

function rowsFor(asked: { readonly id: string }, { from, to }: { readonly from: number; readonly to: number }) {
  return asked.id === report.id ? ROWS.filter(({ date }) => from <= at(date) && at(date) <= to) : []
}

afterAll(async () => {
  await closeDesks()
  removeTemporaryFolders()
})

describe('at the command line', () => {
  let desk: CliDesk
  beforeAll(async () => {
    desk = await openDesk({ rows: rowsFor })
    // A day at a time, as each comes.
    for (let day = 1; day <= 5; day++) {
      await desk.cli.json(['pull', report.id, '--from', `2025-03-0${day}`, '--to', `2025-03-0${day}`])
    }
  })

  test('every value is shown, those of further fields in one column, and that is said', async () => {
    const { stdout, stderr } = await desk.cli.run(['show', report.id, ...DAYS, '--json'])
    const { rows } = JSON.parse(stdout) as { rows: Record<string, unknown>[] }
    const whole = rows.map(({ other_fields: others, ...row }) => ({ ...row, ...(others as object | undefined) }))
    expect(whole).toEqual(ROWS)
    expect(stderr).toContain(`${FURTHER.toLocaleString('en-US')} further fields are in the column "other_fields"`)
    const spanish = await desk.cli.run(['show', report.id, ...DAYS], { env: { LC_ALL: 'es_CO.UTF-8' } })
    expect(spanish.stderr).toContain(`${FURTHER.toLocaleString('es-CO')} campos más están en la columna «other_fields»`)
    const quiet = await desk.cli.run(['show', report.id, '--from', '2025-03-03', '--to', '2025-03-05'])
    expect(quiet.stderr).not.toContain('other_fields')
  })

  test.each(['csv', 'csv-excel-es', 'xlsx'])('a file of %s holds all of them', async (format) => {
    const file = desk.cli.path(`rows.${format}`)
    const document = await desk.cli.json(['export', report.id, ...DAYS, '--out', file, '--format', format])
    expect(document).toMatchObject({ rows: ROWS.length, otherFields: FURTHER })
    const isWorkbook = format === 'xlsx'
    const text = isWorkbook ? JSON.stringify(readWorkbook(readFileSync(file))) : readFileSync(file, 'utf8')
    for (const row of ROWS) for (const value of Object.values(row)) expect(text).toContain(value)
    const [heading = ''] = text.split(/\r?\n/)
    if (!isWorkbook) expect(heading.split(/[,;]/)).toHaveLength(report.fields.length + MOST_EXTRA_COLUMNS + 1)
  })

  test('any field can be asked for by name, as many at once as anybody could mean', async () => {
    const filter = ['--filter', 'f1199 = v1199']
    expect(await desk.cli.json(['show', report.id, ...DAYS, ...filter])).toMatchObject({ total: 1 })
    const file = desk.cli.path('named.csv')
    const columns = Array.from({ length: AT_ONCE }, (_, place) => `f${place}`)
    for (const names of [columns, [...columns, ...columns, ...columns]]) {
      await desk.cli.json(['export', report.id, ...DAYS, '--out', file, '--columns', names.join(',')])
      const [, first = ''] = readFileSync(file, 'utf8').split(/\r?\n/)
      expect(first.split(',')).toEqual(names.map((name) => name.replace('f', 'v')))
    }
    const tooMany = ['--columns', Array.from({ length: 5_001 }, () => 'f1').join(',')]
    expect(await desk.cli.json(['export', report.id, ...DAYS, '--out', file, ...tooMany], 2)).toMatchObject({
      error: { code: 'usage' },
    })
    const filters = Array.from({ length: 501 }, () => filter).flat()
    expect(await desk.cli.json(['show', report.id, ...DAYS, ...filters], 2)).toMatchObject({ error: { code: 'usage' } })
  })

  test('a name goes with its rows', async () => {
    const unknown = await desk.cli.run(['show', report.id, ...DAYS, '--filter', 'nobody = 1'])
    expect(unknown.stderr).toContain('cedula')
    expect(unknown.stderr.length).toBeLessThan(3_000)
    await desk.cli.json(['erase', '--report', report.id, '--before', '2025-03-05', '--yes'])
    const { stdout, stderr } = await desk.cli.run(['show', report.id, ...DAYS, '--filter', 'cedula = 1'])
    expect(stdout).toBe('')
    expect(stderr).not.toMatch(/f1199|, cedula/)
  })
})

test('the slice’s completeness says how many fields stand in the last column of the period', async () => {
  const operation = await startSampleOperation({
    timeZone: ZONE,
    now: () => epochMs(at('2025-04-01')),
    rows: rowsFor,
  })
  const watched = openMainDesk(temporaryFolder(), {
    askForFile: () => Promise.resolve(join(temporaryFolder(), 'r.csv')),
  })
  const { desk } = watched
  await desk.start()
  const { id: connectionId } = (await desk.connections.save(draftOf(operation), 'kept')).connection
  const scope = { connectionId, reportKey: report.key, parameters: {} }
  const range = span('2025-03-01', '2025-03-05')
  await watched.ended(await desk.pulls.start({ ...scope, range, refresh: false }))
  const further = { column: 'other_fields', isExact: true }
  expect(await desk.coverage.get(await desk.opened(), scope, range)).toMatchObject({
    further: { ...further, fields: FURTHER },
  })
  expect(await desk.coverage.get(await desk.opened(), scope, null)).toMatchObject({
    further: { ...further, fields: FURTHER },
  })
  await desk.close()
  await operation.close()
})

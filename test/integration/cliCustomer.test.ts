import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CliDesk, closeDesks, type Document, openDesk, runCommandsInside } from '../support/cli.ts'

runCommandsInside()

const DAYS = ['--from', '2025-03-01', '--to', '2025-03-03'] as const

interface Item {
  readonly at: string | null
  readonly connection: string
  readonly report: string
  readonly how: string
  readonly row: Readonly<Record<string, string>>
}

let desk: CliDesk
let telephone: string

async function rowsOf(report: string): Promise<readonly Readonly<Record<string, string>>[]> {
  const { rows } = await desk.cli.json(['show', report, ...DAYS])
  return rows as readonly Readonly<Record<string, string>>[]
}

async function storyOf(...words: readonly string[]): Promise<Document & { readonly items: readonly Item[] }> {
  return (await desk.cli.json(['customer', ...words])) as Document & { readonly items: readonly Item[] }
}

/** A mobile of Colombia without its code, which the sample writes with and without; nothing of any other number. */
function national(text: string | undefined): string {
  return /^9?(?:57)?(3\d{9})$/.exec(text ?? '')?.[1] ?? ''
}

beforeAll(async () => {
  desk = await openDesk({ rowsPerDay: 60 })
  for (const report of ['cdr_1', 'cdr_3', 'chat_1', 'diagram_9']) await desk.cli.json(['pull', report, ...DAYS])
  await desk.cli.json(['pull', 'campaign_8', '--param', 'campaign_id=all', ...DAYS]).catch(() => undefined)
  // Somebody who was called and written to.
  const called = new Set((await rowsOf('cdr_1')).map((row) => national(row['telephone'])))
  telephone =
    (await rowsOf('cdr_3')).map((row) => national(row['telephone'])).find((each) => each !== '' && called.has(each)) ??
    ''
}, 240_000)

afterAll(closeDesks)

describe('everything about a customer', () => {
  test('is what the reports themselves have of them, newest first, however their number is written', async () => {
    expect(telephone).toMatch(/^\d{10}$/)
    const expected: string[] = []
    for (const report of ['cdr_1', 'cdr_3', 'chat_1', 'diagram_9']) {
      for (const row of await rowsOf(report)) {
        if ([row['telephone'], row['customer_phone']].some((each) => national(each) === telephone)) {
          expected.push(`${report} ${row['date'] ?? ''}`)
        }
      }
    }
    const story = await storyOf(telephone)
    const dated = story.items.filter(({ at }) => at !== null)
    expect(dated.map(({ report, row }) => `${report.split('/')[1] ?? ''} ${row['date'] ?? ''}`).toSorted()).toEqual(
      expected.toSorted(),
    )
    expect(story['total']).toBe(story.items.length)
    expect(story['telephones']).toContain(telephone)
    const times = dated.map(({ at }) => at ?? '')
    expect(times).toEqual(times.toSorted().toReversed())
    expect(new Set(story.items.map(({ how }) => how))).toEqual(new Set(['named']))
    for (const spelled of [`+57 ${telephone}`, `0057${telephone}`, `9${telephone}`, `tel:${telephone};ext=4`]) {
      expect((await storyOf(spelled)).items).toEqual(story.items)
    }
    // One that merely begins or ends alike.
    expect((await storyOf(telephone.slice(1), '--mentions'))['total']).toBe(0)
    expect((await storyOf(`1${telephone}`, '--mentions'))['total']).toBe(0)
  }, 120_000)

  test('comes in parts, of a period, of one operation, and with what merely mentions them', async () => {
    const { items, total } = await storyOf(telephone)
    const part = await storyOf(telephone, '--offset', '1', '--limit', '1')
    expect(part.items).toEqual(items.slice(1, 2))
    expect(part['total']).toBe(total)
    const day = (items.find(({ at }) => at !== null)?.at ?? '').slice(0, 10)
    const ofDay = await storyOf(telephone, '--from', day, '--to', day)
    expect(ofDay.items.filter(({ at }) => at !== null)).toEqual(items.filter(({ at }) => at?.startsWith(day)))
    const [{ name = '' } = {}] = (await desk.cli.list(['connection', 'list'])) as readonly { readonly name?: string }[]
    expect((await storyOf(telephone, '--connection', name)).items).toEqual(items)
    const withMentions = await storyOf(telephone, '--mentions')
    expect(withMentions.items.filter(({ how }) => how === 'named')).toEqual(items)
    const preview = await desk.cli.json(['erase', '--customer', telephone, '--preview'])
    const { rows, mentions } = preview as { readonly rows: number; readonly mentions: number }
    expect(withMentions.items.filter(({ row }) => row['date'] !== undefined)).toHaveLength(
      rows + mentions - items.filter(({ row }) => row['date'] === undefined).length,
    )
  }, 120_000)

  test.each([
    ['12345', 'at least 7 digits'],
    ['ana@', 'domain'],
    ['Ana Gómez', 'not by name'],
    ['3999999999', '--mentions'],
  ])('of %j finds nothing, and says what can be searched', async (value, said) => {
    const story = await storyOf(value)
    expect(story).toMatchObject({ value, total: 0, telephones: [], emails: [], ids: [], names: [], items: [] })
    expect(story['hint']).toContain(said)
  })

  test('is told of 10,000 pasted numbers in one file, a line for each', async () => {
    const story = await storyOf(telephone)
    const others = Array.from({ length: 9_998 }, (_, place) => `30999${String(place).padStart(5, '0')}`)
    const listed = ['Teléfono;Nombre', `+57 ${telephone};Ana`, ...others, '12345'].join('\r\n')
    const list = desk.cli.path('lista.csv')
    writeFileSync(list, listed)
    const out = desk.cli.path('clientes.csv')
    const told = await desk.cli.json(['customer', '--list', list, '--out', out])
    expect(told).toMatchObject({ customers: 10_000, format: 'csv' })
    const lines = readFileSync(out, 'utf8').trim().split(/\r?\n/)
    const theirs = lines.filter((line) => line.includes(telephone))
    expect(theirs).toHaveLength(1)
    const [, total = ''] = theirs[0]?.split(',') ?? []
    expect(Number(total)).toBe(story['total'])
    expect(theirs[0]).toContain(story.items.find(({ at }) => at !== null)?.at)
    expect(lines.filter((line) => /^30999\d{5},0,/.test(line)).length).toBeGreaterThan(9_900)
    expect(lines.at(-1)).toMatch(/^12345,0,.*at least 7 digits/)
    for (const words of [
      [telephone, '--list', list, '--out', out],
      ['--list', `${list}.no`, '--out', out],
      ['--list', list],
      [],
    ]) {
      expect((await desk.cli.run(['customer', ...words, '--json'])).status).toBe(2)
    }
  }, 120_000)

  test.each(['', '  ', '\u00a0'])('of blanks alone (%j) is refused', async (value) => {
    const { status, stdout } = await desk.cli.run(['customer', value, '--json'])
    expect(status).toBe(2)
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'usage' } })
  })

  test('is there for people, too, and is gone with the customer', async () => {
    const { stdout } = await desk.cli.run(['customer', telephone])
    expect(stdout).toContain(telephone)
    expect(stdout).toContain('connection')
    await desk.cli.json(['erase', '--customer', telephone, '--yes'])
    expect((await storyOf(telephone))['total']).toBe(0)
  }, 120_000)
})

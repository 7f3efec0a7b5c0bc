import { describe, expect, test } from 'vitest'
import { findReports, indexReports } from '../../../src/renderer/components/reportIndex.ts'
import { currentEntry, isUsuallyOpen, sectionsOf } from '../../../src/renderer/features/sidebar/sections.ts'
import { GROUP_TITLES } from '../../../src/shared/reports/groups.ts'
import { catalogue } from '../../../src/shared/reports/index.ts'
import { withRecent } from '../../../src/renderer/features/sidebar/useRecent.ts'
import { REPORT_GROUPS, type ReportDefinition } from '../../../src/shared/reports/types.ts'
import { fold } from '../../../src/shared/values.ts'
import { said } from '../../support/texts.ts'

const message: ReportDefinition = {
  key: 'a/messages',
  service: 'a',
  id: 'messages',
  group: 'messages',
  kind: 'detail',
  title: said('Mensajes', 'Messages'),
  description: said('Cada mensaje, con su destino', 'Each message, with its destination'),
  parameters: [],
  fields: [
    {
      name: 'date',
      type: 'dateTime',
      title: said('Fecha', 'Date'),
      meaning: said('Día y hora del envío', 'Day and time of sending'),
    },
  ],
  dateField: 'date',
  maxDays: 31,
  maxRecords: 60_000,
}

const mail: ReportDefinition = {
  ...message,
  key: 'a/mails',
  id: 'mails_7',
  group: 'email',
  title: said('Correos enviados', 'E-mails sent'),
  description: said('Cada correo electrónico', 'Each e-mail'),
  fields: [
    {
      name: 'from_addr',
      type: 'email',
      title: said('De', 'From'),
      meaning: said('Dirección del remitente', "Sender's address"),
    },
    {
      name: 'subject',
      type: 'text',
      title: said('Asunto', 'Subject'),
      meaning: said('Asunto del mensaje', 'Subject of the message'),
    },
  ],
}

const index = indexReports([mail, message])

function found(query: string): string[] {
  return findReports(index, query).map(({ report }) => report.id)
}

describe('the search over reports', () => {
  test('finds all, in their own order, without words', () => {
    expect(found('')).toEqual(['mails_7', 'messages'])
    expect(found('  ')).toEqual(['mails_7', 'messages'])
  })

  test('ignores accents and capitals, in what is typed and in what is read', () => {
    expect(found('ELECTRONICO')).toEqual(['mails_7'])
    expect(found('electrónico')).toEqual(['mails_7'])
    expect(found('DIRECCIÓN')).toEqual(['mails_7'])
    expect(found('direccion')).toEqual(['mails_7'])
  })

  test('finds both languages, names of fields and of reports', () => {
    expect(found('sender')).toEqual(['mails_7'])
    expect(found('remitente')).toEqual(['mails_7'])
    expect(found('from_addr')).toEqual(['mails_7'])
    expect(found('mails_7')).toEqual(['mails_7'])
  })

  test('wants every word somewhere in the report, in any order', () => {
    expect(found('asunto remitente')).toEqual(['mails_7'])
    expect(found('remitente asunto')).toEqual(['mails_7'])
    expect(found('asunto destino')).toEqual([])
  })

  test('puts titles before descriptions, and those before fields', () => {
    // The mail has the word in the meaning of a field only.
    expect(found('mensaje')).toEqual(['messages', 'mails_7'])
  })

  test('names the field that a report was found by, where title and description do not say why', () => {
    const fieldsOf = (query: string) => findReports(index, query).map(({ field }) => field?.name ?? null)
    expect(fieldsOf('remitente')).toEqual(['from_addr'])
    expect(fieldsOf('correo asunto')).toEqual(['subject'])
    expect(fieldsOf('correos')).toEqual([null])
    expect(fieldsOf('')).toEqual([null, null])
  })

  test('finds the reports of a group by the name of the group, after those that have it in their own', () => {
    // Its group is that of correo y redes.
    expect(found('redes')).toEqual(['mails_7'])
    expect(findReports(index, 'redes')[0]?.field).toBeNull()
    expect(found('whatsapp')).toEqual(['messages'])
    const all = indexReports(catalogue.reports)
    for (const [group, title] of Object.entries(GROUP_TITLES)) {
      const members = catalogue.reports.filter((report) => report.group === group)
      for (const name of [title.es, title.en]) {
        const keys = findReports(all, name).map(({ report }) => report.key)
        expect(keys, name).toEqual(expect.arrayContaining(members.map(({ key }) => key)))
      }
    }
  })

  test('takes one for many, as people type it', () => {
    expect(found('remitentes')).toEqual(['mails_7'])
    expect(found('envíos')).toEqual(['messages'])
    expect(found('direcciones')).toEqual(['mails_7'])
  })

  describe('in the words that people use', () => {
    const all = indexReports(catalogue.reports)
    const first = (query: string) => findReports(all, query).slice(0, 2)

    test.each([
      ['asesores', 'agente'],
      ['ases', 'agente'],
      ['colas', 'skill'],
      ['pausas', 'agente estado'],
      ['llamadas perdidas', 'llamadas abandonadas'],
      ['SLA', 'nivel de servicio'],
      ['NPS', 'encuesta'],
      ['marcador predictivo', 'campaña'],
      ['emails', 'correo'],
      ['wpp', 'whatsapp'],
      ['lista negra', 'no llamar'],
      ['tipificaciones', 'tipificación'],
    ])('%s leads where %s does', (typed, ofCatalogue) => {
      expect(first(typed).length).toBeGreaterThan(0)
      for (const { report } of first(typed)) {
        const words = fold(ofCatalogue).split(' ')
        const text = fold(`${report.title.es} ${report.description.es} ${GROUP_TITLES[report.group].es}`)
        expect(
          words.every((word) => text.includes(word)),
          report.title.es,
        ).toBe(true)
      }
    })

    test.each([
      'pausas',
      'tiempo real',
      'facturación',
      'no contestadas',
      'logueo',
      'instagram',
      'missed calls',
      'queue',
    ])('%s finds something whose title or group says why', (typed) => {
      expect(first(typed).length).toBeGreaterThan(0)
      expect(first(typed)[0]?.field).toBeNull()
    })
  })

  test('finds every report of the catalogue by its title in either language', () => {
    const all = indexReports(catalogue.reports)
    for (const report of catalogue.reports) {
      for (const title of [report.title.es, report.title.en]) {
        expect(findReports(all, title.toUpperCase()).map((each) => each.report.key)).toContain(report.key)
      }
    }
  })
})

describe('the sections of the list', () => {
  const all = findReports(index, '')

  test('are the groups in their order, favourites before them in theirs', () => {
    const sections = sectionsOf(all, ['a/messages', 'a/mails'], false)
    expect(sections.map(({ id }) => id)).toEqual(['favourites', 'messages', 'email'])
    expect(sections[0]?.entries.map(({ report }) => report.id)).toEqual(['messages', 'mails_7'])
  })

  test('have what was looked at last, as far as it is no favourite', () => {
    const ids = (favourites: readonly string[], recent: readonly string[]): unknown[] =>
      sectionsOf(all, favourites, false, recent).map(({ id, entries }) => [id, entries.map(({ report }) => report.key)])
    expect(ids(['a/mails'], ['a/messages', 'a/mails', 'a/gone']).slice(0, 2)).toEqual([
      ['favourites', ['a/mails']],
      ['recent', ['a/messages']],
    ])
    expect(ids(['a/mails'], ['a/mails'])[1]?.toString()).toContain('messages')
  })

  test('are open where one is, where one chose, and where there are few', () => {
    const section = { id: 'messages', entries: all } as const
    expect(isUsuallyOpen(section, 168, null)).toBe(false)
    expect(isUsuallyOpen(section, 168, all[0]?.report.key ?? '')).toBe(true)
    expect(isUsuallyOpen(section, 12, null)).toBe(true)
    expect(isUsuallyOpen({ ...section, id: 'recent' }, 168, null)).toBe(true)
  })

  test('what was looked at last keeps its place, and makes room for what is new', () => {
    expect(withRecent([], 'a')).toEqual(['a'])
    const recent = ['e', 'd', 'c', 'b', 'a']
    expect(withRecent(recent, 'c')).toBe(recent)
    expect(withRecent(recent, 'f')).toEqual(['f', 'e', 'd', 'c', 'b'])
  })

  test('leave out favourites that are no longer in the catalogue', () => {
    expect(sectionsOf(all, ['a/gone'], false).map(({ id }) => id)).toEqual(['messages', 'email'])
  })

  test('are one while a search goes on, the nearest first, and none where nothing was found', () => {
    expect(sectionsOf(all, ['a/mails'], true).map(({ id }) => id)).toEqual(['found'])
    expect(sectionsOf([], ['a/mails'], true)).toEqual([])
  })

  test('make few of many: whatever report is open, the whole list is little more than its group and the headings', () => {
    const sections = sectionsOf(findReports(indexReports(catalogue.reports), ''), [], false)
    const largest = Math.max(...sections.map(({ entries }) => entries.length))
    expect(catalogue.reports.length).toBeGreaterThan(150)
    for (const { key } of catalogue.reports) {
      const open = sections.filter((section) => isUsuallyOpen(section, catalogue.reports.length, key))
      expect(open.map(({ entries }) => entries.some(({ report }) => report.key === key))).toEqual([true])
    }
    expect(sections.filter((section) => isUsuallyOpen(section, catalogue.reports.length, null))).toEqual([])
    expect(sections.length + largest).toBeLessThanOrEqual(catalogue.reports.length / 3)
  })

  test('show every report of the catalogue once', () => {
    const sections = sectionsOf(findReports(indexReports(catalogue.reports), ''), [], false)
    expect(sections.flatMap(({ entries }) => entries)).toHaveLength(catalogue.reports.length)
    expect(sections.every(({ id }) => (REPORT_GROUPS as readonly string[]).includes(id))).toBe(true)
  })

  test('marks the open report once: where it was opened, else in its group', () => {
    const entry = (section: string, key: string) => ({ id: `${section}/${key}`, key })
    const shown = [entry('recent', 'b'), entry('recent', 'a'), entry('messages', 'a'), entry('email', 'b')]
    expect(currentEntry(shown, 'a', 'recent/a')).toBe('recent/a')
    expect(currentEntry(shown, 'a', null)).toBe('messages/a')
    // Opened otherwise since: by the palette.
    expect(currentEntry(shown, 'b', 'recent/a')).toBe('email/b')
    // Its group is folded away.
    expect(currentEntry(shown.slice(0, 2), 'a', 'messages/a')).toBe('recent/a')
    expect(currentEntry(shown, 'c', 'recent/a')).toBeUndefined()
    expect(currentEntry(shown, null, null)).toBeUndefined()
  })
})

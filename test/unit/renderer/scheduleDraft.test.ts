import { describe, expect, test } from 'vitest'
import {
  changedForm,
  draftOf,
  formOf,
  keepableForm,
  missingParts,
  scheduleFormSchema,
  timeText,
  type ScheduleForm,
} from '../../../src/renderer/features/settings/scheduleDraft.ts'
import { allRows, fileNameOf, type ScheduleView } from '../../../src/shared/schedules.ts'
import type { ScheduleFormat } from '../../../src/shared/fileFormats.ts'
import { PLAIN_SUMMARY } from '../../../src/shared/summaries/writtenSummary.ts'
import type { ViewContent } from '../../../src/shared/views.ts'
import { events, sums } from '../../support/reports.ts'

const form = (change: Partial<ScheduleForm> = {}): ScheduleForm => ({
  ...formOf(1, null, 'es'),
  reportKey: events.key,
  ...change,
})

test('a folder that is chosen late leaves what was filled in meanwhile', () => {
  const before = form({ hasFile: true })
  const filled = changedForm(before, { file: { name: 'mensajes', format: 'csv' }, content: { search: 'pago' } })
  expect(changedForm(filled, { folder: '/files', file: { folderId: 3 } })).toEqual({
    ...before,
    folder: '/files',
    content: { ...before.content, search: 'pago' },
    file: { ...before.file, name: 'mensajes', format: 'csv', folderId: 3 },
  })
})

test('what is kept of a form is read again as it was, but for the folder, whose number is of one run alone', () => {
  const start = { ...form({ hasFile: true }), folder: '/before' }
  const filled = changedForm(start, { folder: '/files', file: { name: '', folderId: 3 }, time: '2' })
  const kept = keepableForm(filled, start)
  expect(kept).toEqual({ ...start, time: '2' })
  expect(scheduleFormSchema.parse(JSON.parse(JSON.stringify(kept)))).toEqual(kept)
})

const rows = allRows('last7', 'es')
const summed: ViewContent = { ...rows, face: 'summary', summary: { ...PLAIN_SUMMARY, by: ['text'] } }

const schedule: ScheduleView = {
  scheduleId: 7,
  connectionId: 2,
  reportKey: sums.key,
  parameters: { campaign: '5' },
  keeps: { kind: 'content', content: rows },
  content: rows,
  viewName: null,
  problem: null,
  timing: { kind: 'hours', hours: 4 },
  file: { name: 'x', format: 'csv-excel-es', headings: 'names', folder: '/files' },
  isEnabled: false,
  isRunning: false,
  nextAt: null,
  last: null,
}

test('a schedule that begins where its user was keeps what they saw, in a workbook', () => {
  const content = { ...summed, search: 'pago' }
  const keeps = { kind: 'content', content } as const
  const beginning = { kind: 'report', reportKey: events.key, parameters: {}, keeps, content, name: 'eventos' } as const
  const begun = formOf(1, null, 'es', beginning)
  expect(begun).toMatchObject({ reportKey: events.key, content, hasFile: true, scheduleId: null })
  const draft = draftOf({ ...begun, folder: '/files', file: { ...begun.file, folderId: 1 } }, events)
  expect(draft?.keeps).toEqual(keeps)
  expect(draft?.file).toEqual({ name: 'eventos', format: 'xlsx', headings: 'titles', folderId: 1 })
})

test('one that keeps a view is told by the view alone, whatever was chosen beside it', () => {
  const kept: ScheduleView = { ...schedule, keeps: { kind: 'view', viewId: 4 }, content: summed, viewName: 'Semana' }
  const begun = formOf(1, kept, 'es')
  expect(begun.viewId).toBe(4)
  expect(draftOf(changedForm(begun, { content: { search: 'x' }, parameters: {} }), sums)?.keeps).toEqual(kept.keeps)
  // Parameters are the view's: nothing of them can be missing here.
  expect(missingParts({ ...begun, parameters: {} }, sums)).toEqual([])
  expect(draftOf(changedForm(begun, { viewId: null }), sums)?.keeps).toMatchObject({ kind: 'content' })
})

test('what it hides is what was seen, chosen or hidden by the operation, whichever is strictest, and is kept', () => {
  const content = { ...summed, mask: 'partial' } as const
  const keeps = { kind: 'content', content } as const
  const beginning = { kind: 'report', reportKey: events.key, parameters: {}, keeps, content, name: 'e' } as const
  const begun = { ...formOf(1, null, 'es', beginning), folder: '/f' }
  // Said once: of the schedule, not of what it shows.
  expect(draftOf(begun, events)).toMatchObject({ mask: 'partial', keeps: { kind: 'content', content: summed } })
  expect(draftOf(begun, events, summed, 'hidden')?.mask).toBe('hidden')
  expect(draftOf({ ...begun, mask: 'hidden' }, events, summed, 'partial')?.mask).toBe('hidden')
  expect(draftOf({ ...begun, mask: null }, events)?.mask).toBeNull()

  const ofView: ScheduleView = { ...schedule, keeps: { kind: 'view', viewId: 4 }, content, viewName: 'Semana' }
  expect(draftOf(formOf(1, ofView, 'es'), sums)?.mask).toBeNull()
  expect(draftOf(formOf(1, { ...ofView, mask: 'pseudonym' }, 'es'), sums)?.mask).toBe('pseudonym')
  // One that a command kept with what it shows.
  expect(formOf(1, { ...schedule, keeps }, 'es').mask).toBe('partial')
})

test('what is drawn holds a summary: of rows it becomes a workbook', () => {
  const file = { name: 'x', format: 'pdf', headings: 'titles', folderId: 1 } as const
  const asked = form({ hasFile: true, folder: '/f', file })
  expect(draftOf({ ...asked, content: summed }, events)?.file?.format).toBe('pdf')
  expect(draftOf({ ...asked, content: rows }, events)?.file?.format).toBe('xlsx')
  // Of a view by what that shows now.
  expect(draftOf({ ...asked, content: rows, viewId: 1 }, events, summed)?.file?.format).toBe('pdf')
})

test('the home page is of no report, and all its cards are a workbook or drawn', () => {
  const begun = formOf(1, null, 'es', { kind: 'home', name: 'mi_manana' })
  expect(missingParts(begun, undefined)).toEqual(['folder'])
  const filled = changedForm(begun, { folder: '/f', file: { folderId: 1 } })
  const draft = draftOf(filled, undefined, null)
  expect(draft).toMatchObject({ reportKey: null, parameters: {}, keeps: { kind: 'home' } })
  const formatOf = (format: ScheduleFormat): string | undefined =>
    draftOf(changedForm(filled, { file: { format } }), undefined, null)?.file?.format
  expect(['xlsx', 'pdf', 'png', 'csv', 'excel'].map((format) => formatOf(format as ScheduleFormat))).toEqual([
    'xlsx',
    'pdf',
    'png',
    'xlsx',
    'xlsx',
  ])
  // To be changed, it begins with what it is; a report in its place is asked for whole.
  const home: ScheduleView = { ...schedule, reportKey: null, keeps: { kind: 'home' }, content: null }
  expect(draftOf(formOf(1, home, 'es'), undefined, null)).toMatchObject({ scheduleId: 7, keeps: { kind: 'home' } })
  expect(missingParts({ ...formOf(1, home, 'es'), isHome: false }, undefined)).toContain('report')
})

test('a time of the day is read with 24 hours as it was typed, and one that no clock shows is missing', () => {
  expect(timeText(6 * 3600)).toBe('06:00')
  expect(timeText(19 * 3600 + 30 * 60 + 5)).toBe('19:30:05')
  for (const [time, second] of [
    ['19:30', 70_200],
    ['7', 25_200],
    ['0715', 26_100],
  ] as const) {
    expect(draftOf(form({ time }), events)?.timing).toEqual({ kind: 'daily', second, weekdays: null })
  }
  for (const time of ['', '25:00', '7:60', '7 pm']) {
    expect(missingParts(form({ time }), events)).toEqual(['time'])
    expect(missingParts(form({ time, timing: { kind: 'start' } }), events)).toEqual([])
  }
})

describe('the form of a schedule', () => {
  test('begins with every morning, yesterday’s rows, no file', () => {
    expect(formOf(3, null, 'es')).toMatchObject({
      connectionId: 3,
      reportKey: null,
      timing: { kind: 'daily', second: 21_600, weekdays: null },
      content: allRows('yesterday', 'es'),
      hasFile: false,
      isEnabled: true,
    })
    expect(draftOf(formOf(3, null, 'es'), undefined)).toBeNull()
  })

  test('gives back what it was given, the folder kept without being named', () => {
    expect(draftOf(formOf(1, schedule, 'es'), sums)).toEqual({
      scheduleId: 7,
      connectionId: 2,
      reportKey: sums.key,
      parameters: { campaign: '5' },
      timing: schedule.timing,
      keeps: { kind: 'content', content: rows },
      file: { name: 'x', format: 'csv-excel-es', headings: 'names', folderId: null },
      mask: null,
      isEnabled: false,
    })
  })

  test('is not complete without a folder, a name, or a parameter that the report needs', () => {
    expect(draftOf(form(), events)?.file).toBeNull()
    expect(draftOf(form({ hasFile: true }), events)).toBeNull()
    const file = { name: ' ', format: 'csv', headings: 'names', folderId: 1 } as const
    expect(draftOf(form({ hasFile: true, folder: '/f', file }), events)).toBeNull()
    expect(draftOf(form({ hasFile: true, folder: '/f', file: { ...file, name: 'a' } }), events)).not.toBeNull()
    expect(draftOf(form({ reportKey: sums.key }), sums)).toBeNull()
    expect(draftOf(form({ reportKey: sums.key, parameters: { campaign: 'x' } }), sums)).toBeNull()
    const good = draftOf(form({ reportKey: sums.key, parameters: { campaign: 'all', other: 'gone' } }), sums)
    expect(good?.parameters).toEqual({ campaign: 'all' })
  })

  test('says what it lacks, in the order in which it asks, and lacks nothing just when it can be saved', () => {
    expect(missingParts({ ...formOf(1, null, 'es'), hasFile: true }, undefined)).toEqual(['report', 'folder', 'name'])
    const [campaign] = sums.parameters
    expect(missingParts(form({ reportKey: sums.key }), sums)).toEqual([campaign])
    expect(missingParts(form({ reportKey: sums.key, parameters: { campaign: 'x' } }), sums)).toEqual([campaign])
    expect(missingParts(form({ reportKey: sums.key, parameters: { campaign: 'all' } }), sums)).toEqual([])
    expect(missingParts(form({ hasFile: true, folder: '/f' }), events)).toEqual(['name'])
    expect(missingParts(form(), events)).toEqual([])
  })

  test('names files as people do', () => {
    expect(fileNameOf('Mensajes (SMS) y WhatsApp…')).toBe('mensajes_sms_y_whatsapp')
  })
})

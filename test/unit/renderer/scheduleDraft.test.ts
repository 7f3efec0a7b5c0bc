import { describe, expect, test } from 'vitest'
import {
  changedForm,
  draftOf,
  formOf,
  missingParts,
  usualName,
  type ScheduleForm,
} from '../../../src/renderer/features/settings/scheduleDraft.ts'
import type { ScheduleView } from '../../../src/shared/schedules.ts'
import { PLAIN_SUMMARY } from '../../../src/shared/summaries/writtenSummary.ts'
import { events, sums } from '../../support/reports.ts'
import { said } from '../../support/texts.ts'

const form = (change: Partial<ScheduleForm> = {}): ScheduleForm => ({
  ...formOf(1, null),
  reportKey: events.key,
  ...change,
})

test('a folder that is chosen late leaves what was filled in meanwhile', () => {
  const before = form({ hasFile: true })
  const filled = changedForm(before, { file: { name: 'mensajes', format: 'xlsx' } })
  expect(changedForm(filled, { folder: '/files', file: { folderId: 3 } })).toEqual({
    ...before,
    folder: '/files',
    file: { ...before.file, name: 'mensajes', format: 'xlsx', folderId: 3 },
  })
})

const schedule: ScheduleView = {
  scheduleId: 7,
  connectionId: 2,
  reportKey: sums.key,
  parameters: { campaign: '5' },
  timing: { kind: 'hours', hours: 4 },
  period: 'last7',
  file: { name: 'x', format: 'csv-excel-es', headings: 'names', folder: '/files' },
  isEnabled: false,
  isRunning: false,
  nextAt: null,
  last: null,
}

test('a schedule that begins with a summary has it in its file, until the file is to hold the rows', () => {
  const summary = { ...PLAIN_SUMMARY, by: ['text'], language: 'es' } as const
  const beginning = { reportKey: events.key, parameters: {}, period: 'last7', name: 'eventos', summary } as const
  const begun = formOf(1, null, beginning)
  expect(begun).toMatchObject({ reportKey: events.key, period: 'last7', hasFile: true, scheduleId: null })
  const draft = draftOf({ ...begun, folder: '/files', file: { ...begun.file, folderId: 1 } }, events)
  expect(draft?.file).toEqual({ name: 'eventos', format: 'xlsx', headings: 'titles', folderId: 1, summary })
  const rows = draftOf(changedForm({ ...begun, folder: '/files' }, { hasRows: true }), events)
  expect(rows?.file).toEqual({ name: 'eventos', format: 'xlsx', headings: 'titles', folderId: null })
  // One that is changed keeps it.
  const kept = { ...schedule, file: { name: 'x', format: 'csv', headings: 'titles', folder: '/f', summary } } as const
  expect(formOf(1, kept).file).toEqual({ name: 'x', format: 'csv', headings: 'titles', folderId: null, summary })
})

describe('the form of a schedule', () => {
  test('begins with every morning, yesterday’s rows, no file', () => {
    expect(formOf(3, null)).toMatchObject({
      connectionId: 3,
      reportKey: null,
      timing: { kind: 'daily', second: 21_600, weekdays: null },
      period: 'yesterday',
      hasFile: false,
      isEnabled: true,
    })
    expect(draftOf(formOf(3, null), undefined)).toBeNull()
  })

  test('gives back what it was given, the folder kept without being named', () => {
    expect(draftOf(formOf(1, schedule), sums)).toEqual({
      scheduleId: 7,
      connectionId: 2,
      reportKey: sums.key,
      parameters: { campaign: '5' },
      timing: schedule.timing,
      period: 'last7',
      file: { name: 'x', format: 'csv-excel-es', headings: 'names', folderId: null },
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
    expect(missingParts({ ...formOf(1, null), hasFile: true }, undefined)).toEqual(['report', 'folder', 'name'])
    const [campaign] = sums.parameters
    expect(missingParts(form({ reportKey: sums.key }), sums)).toEqual([campaign])
    expect(missingParts(form({ reportKey: sums.key, parameters: { campaign: 'x' } }), sums)).toEqual([campaign])
    expect(missingParts(form({ reportKey: sums.key, parameters: { campaign: 'all' } }), sums)).toEqual([])
    expect(missingParts(form({ hasFile: true, folder: '/f' }), events)).toEqual(['name'])
    expect(missingParts(form(), events)).toEqual([])
  })

  test('names files as people do', () => {
    const title = said('Mensajes (SMS) y WhatsApp…', 'x')
    expect(usualName({ ...events, title }, 'es')).toBe('mensajes_sms_y_whatsapp')
  })
})

import type { ScheduleFormat } from './schedules.ts'

/** What the name of a file of a format ends with, after the point. */
export function extensionOf(format: ScheduleFormat): 'csv' | 'xlsx' {
  return format === 'xlsx' ? 'xlsx' : 'csv'
}

/** Whether a file's name says that it is a workbook of Excel. */
export function isWorkbookName(file: string): boolean {
  return /\.xlsx$/i.test(file)
}

import { FILE_FORMATS, withoutExtension, type ScheduleFormat } from './fileFormats.ts'
import { formatDay, type TimeRange, type WallSeconds } from './time.ts'

/**
 * The name of a scheduled file, which every file system takes: `mensajes_2026-11-22.csv`, for several days
 * `mensajes_2026-11-16_2026-11-22.csv`. The days are those of its rows, as far as they have begun.
 *
 * @param format which says what the name ends with
 * @param range the file's period; null: what there is now
 */
export function scheduledFileName(
  name: string,
  format: ScheduleFormat,
  range: TimeRange | null,
  now: WallSeconds,
): string {
  const last = range === null || range.to > now ? now : range.to
  const first = range === null || range.from > last ? last : range.from
  const days = [...new Set([formatDay(first), formatDay(last)])].join('_')
  const plain = withoutExtension(name)
    .replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    // A point in front would hide the file, and one at the end is lost on Windows.
    .replace(/^[.\s]+|[.\s]+$/g, '')
  return `${plain === '' ? 'atalaya' : plain}_${days}.${FILE_FORMATS[format].extension}`
}

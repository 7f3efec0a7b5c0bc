import { wall, type WallSeconds } from '../../../shared/time.ts'

const KEY = /^(\d{4,})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d))?)?)?$/

/** The first second of a step along the time, by the key that it has in answers. Null for what is no such key. */
export function placeOfKey(key: string): WallSeconds | null {
  const [, year, month = '01', day = '01', hour = '00', minute = '00'] = KEY.exec(key) ?? []
  if (year === undefined) return null
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute))
  return Number.isNaN(at) ? null : wall(at / 1000)
}

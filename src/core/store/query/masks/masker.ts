import { createHmac, hkdfSync } from 'node:crypto'
import type Database from 'better-sqlite3'
import { AppError } from '../../../../shared/errors.ts'
import type { Mask } from '../../../../shared/masks.ts'
import type { NumberingPlan } from '../../../../shared/telephoneCountries.ts'
import type { Masker } from '../../../../shared/masking/personalValues.ts'

// Stand-ins are made of values by a key of their own, which is derived from the store's: whoever has only what left the
// store can neither tell a value from its stand-in nor try out values.

const keys = new WeakMap<Database.Database, Uint8Array>()
const maskers = new WeakMap<Database.Database, Map<string, Masker>>()

/** Lets a connection make stand-ins. @param storeKey the store's key, as hex digits */
export function giveMaskKey(database: Database.Database, storeKey: string): void {
  const key = hkdfSync('sha256', Buffer.from(storeKey, 'hex'), '', 'atalaya masks: stand-ins', 32)
  keys.set(database, new Uint8Array(key))
}

/** As of RFC 4648: no two of its characters look alike in capitals. */
const BASE_32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const STAND_IN_CHARACTERS = 12
/** The same values come again and again. */
const MOST_KEPT = 50_000

function standIn(key: Uint8Array, value: string): string {
  const bytes = createHmac('sha256', key).update(value).digest()
  let bits = 0n
  for (const byte of bytes.subarray(0, 8)) bits = (bits << 8n) | BigInt(byte)
  const characters = Array.from({ length: STAND_IN_CHARACTERS }, (_each, place) =>
    BASE_32.charAt(Number((bits >> BigInt(64 - 5 * (place + 1))) & 31n)),
  )
  return `C-${characters.join('')}`
}

function standIns(key: Uint8Array): (value: string) => string {
  const kept = new Map<string, string>()
  return (value) => {
    let made = kept.get(value)
    if (made === undefined) {
      made = standIn(key, value)
      if (kept.size >= MOST_KEPT) kept.clear()
      kept.set(value, made)
    }
    return made
  }
}

/** How a store's values are masked. @param plan of the country of the operation whose values they are */
export function maskerOf(database: Database.Database, mask: Mask, plan: NumberingPlan): Masker {
  const ofDatabase = maskers.get(database) ?? new Map<string, Masker>()
  maskers.set(database, ofDatabase)
  const which = `${mask} ${plan.country}`
  let masker = ofDatabase.get(which)
  if (masker === undefined) {
    const key = keys.get(database)
    if (key === undefined) throw new AppError('internal', { reason: 'no key for masks' })
    masker = { mask, plan, standInOf: standIns(key) }
    ofDatabase.set(which, masker)
  }
  return masker
}

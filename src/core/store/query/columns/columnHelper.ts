import type { MessagePort } from 'node:worker_threads'
import { AppError } from '../../../../shared/errors.ts'
import type { ReadableDatabase } from '../../file/databaseTypes.ts'
import { slicesOf } from '../../tables/slices.ts'
import { closeRows, openRows } from '../rowSet.ts'
import { atOneMoment } from '../wanted.ts'
import { arrayOf, type TextsWish } from './columns.ts'
import { Dictionary } from './dictionary.ts'
import { readUnit } from './partUnits.ts'
import { ControlWord, HelperState, takeUnit, wordsOf, type ColumnJob, type HelperAnswer } from './sharedReading.ts'
import { signaturesOf } from './sliceSignatures.ts'

/** Whether this connection sees the slices of a job as whoever asks does. */
function isSame(database: ReadableDatabase, { rowSet, parts, signatures }: ColumnJob): boolean {
  const seen = signaturesOf(database, slicesOf(database, rowSet))
  return parts.every(({ slice }, place) => seen.get(slice.id) === signatures[place])
}

/** Reads units of a job until nobody has one left. */
function read(database: ReadableDatabase, job: ColumnJob, throwIfOver: () => void): HelperAnswer {
  const dictionaries = new Map<string, Dictionary>()
  const dictionaryOf = ({ id, isNumeric }: TextsWish): Dictionary => {
    const dictionary = dictionaries.get(id) ?? new Dictionary(isNumeric)
    dictionaries.set(id, dictionary)
    return dictionary
  }
  const units: HelperAnswer['units'][number][] = []
  const answer = (): HelperAnswer => ({
    id: job.id,
    units,
    dictionaries: new Map(dictionaries.entries().map(([id, dictionary]) => [id, dictionary.own()])),
  })
  const open = openRows(database, job)
  if (open === undefined) return answer()
  try {
    for (let unit = takeUnit(job.control); unit < job.units.length; unit = takeUnit(job.control)) {
      const asked = job.units[unit]
      if (asked !== undefined) units.push({ unit, ...readUnit(database, open, asked, dictionaryOf, throwIfOver) })
    }
  } catch {
    // Somebody gave up, or the store has a problem, which the asker meets as well: what was read before is right.
  } finally {
    closeRows(database, open)
  }
  const found = answer()
  for (const dictionary of dictionaries.values()) dictionary.letGo()
  return found
}

function buffersOf({ units, dictionaries }: HelperAnswer): readonly ArrayBuffer[] {
  const columns = units.flatMap(({ columns: each }) => [...each.values()].map((column) => arrayOf(column).buffer))
  const texts = [...dictionaries.values()].flatMap(({ bytes, ends }) => [bytes.buffer, ends.buffer])
  return [...new Set([...columns, ...texts])] as ArrayBuffer[]
}

function help(database: ReadableDatabase, job: ColumnJob, port: MessagePort): void {
  const { control } = job
  const { state, beat } = wordsOf(job.helper)
  if (Atomics.compareExchange(control, state, HelperState.Asked, HelperState.Working) !== HelperState.Asked) return
  const throwIfOver = (): void => {
    Atomics.add(control, beat, 1)
    if (Atomics.load(control, ControlWord.IsOver) === 1) throw new AppError('cancelled')
  }
  try {
    const answer = atOneMoment(database, { throwIfCancelled: throwIfOver }, () =>
      isSame(database, job) ? read(database, job, throwIfOver) : undefined,
    )
    if (answer !== undefined) port.postMessage(answer, buffersOf(answer))
  } catch {
    // Whoever asked reads what nobody has read, and hears what is wrong with the store.
  } finally {
    Atomics.store(control, state, HelperState.Done)
    Atomics.notify(control, state)
  }
}

/** Reads what jobs that come through a port ask for, beside whoever asks, until the port closes. */
export function serveColumns(database: ReadableDatabase, port: MessagePort): void {
  port.on('message', (job: ColumnJob) => {
    help(database, job, port)
  })
}

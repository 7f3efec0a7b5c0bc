import { randomUUID } from 'node:crypto'
import { Packer } from '../../../src/core/team/packing.ts'
import { newTeamKey, TeamKey } from '../../../src/core/team/teamKey.ts'
import { startSampleOperation } from '../../../src/core/sample/operation.ts'
import { catalogue } from '../../../src/shared/reports/index.ts'
import { endOfDay, type WallSeconds } from '../../../src/shared/time.ts'
import type { SliceSize } from './load.ts'

export interface MeasuredSlice extends SliceSize {
  readonly reportKey: string
  readonly records: number
  /** As the server sent them. */
  readonly plainBytes: number
}

/** Records of a batch, about as many as come out of an answer at a time. */
const BATCH = 500

/** The sealed parts of records, as a desk gives them to the team. */
async function sealedParts(key: TeamKey, records: readonly string[]): Promise<readonly Buffer[]> {
  const packer = new Packer()
  for (let first = 0; first < records.length; first += BATCH) {
    packer.add(Buffer.from(records.slice(first, first + BATCH).join(',')), true)
    await packer.settle()
  }
  return (await packer.end()).parts.map((part, place) => key.seal(part, ['slice', place]))
}

/**
 * Measures what a day of each report that has rows with a date takes in the team's database: the sample operation's
 * records, packed and sealed by the program's own code.
 *
 * @returns the largest first, so that a report's place among them says how much of it there is
 */
export async function measureSlices(day: WallSeconds): Promise<readonly MeasuredSlice[]> {
  const operation = await startSampleOperation()
  const key = new TeamKey(newTeamKey(), randomUUID())
  const measured: MeasuredSlice[] = []
  try {
    for (const report of catalogue.reports) {
      if (report.kind !== 'detail' && report.kind !== 'series') continue
      const records = operation.truth(report, { from: day, to: endOfDay(day) }).map((record) => JSON.stringify(record))
      if (records.length === 0) continue
      const parts = await sealedParts(key, records)
      measured.push({
        reportKey: report.key,
        records: records.length,
        plainBytes: records.reduce((sum, record) => sum + Buffer.byteLength(record) + 1, 0),
        bytes: parts.reduce((sum, { length }) => sum + length, 0),
        parts: parts.length,
      })
    }
  } finally {
    await operation.close()
  }
  return measured.toSorted((one, other) => other.bytes - one.bytes)
}

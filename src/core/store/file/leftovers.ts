import { readdirSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isRunning } from '../../vault/runningProcess.ts'

// Files of the data folder are written under a temporary name that ends in the number of their process, and renamed. A
// process that is killed leaves it; a rebuild that is killed leaves a store beside the store.

const TEMPORARY = /^(?:settings\.json|profile\.json|.+\.key-mark)\.(\d+)(?:\.tmp|\.[0-9a-f]{8})$/
const REBUILD = /\.rebuild(?:-wal|-shm|-journal|\.key-mark)?$/
/** No process works on such a file for longer: what is older belongs to none, whoever has its number by now. */
const LONGEST_WORK_MS = { temporary: 3_600_000, rebuild: 86_400_000 } as const

/**
 * Deletes what processes that died left in a store's folder. Never throws: what cannot be deleted now is met by the
 * next start.
 */
export function deleteLeftovers(storeFile: string, nowMs: number): void {
  const folder = dirname(storeFile)
  try {
    for (const name of readdirSync(folder)) {
      const processId = TEMPORARY.exec(name)?.[1]
      if (processId === undefined && !REBUILD.test(name)) continue
      const path = join(folder, name)
      const ageMs = nowMs - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? nowMs)
      const isLeft =
        processId === undefined
          ? ageMs > LONGEST_WORK_MS.rebuild
          : !isRunning(Number(processId)) || ageMs > LONGEST_WORK_MS.temporary
      if (isLeft) rmSync(path, { force: true })
    }
  } catch {
    // A folder that cannot be read or written is told by whoever needs it.
  }
}

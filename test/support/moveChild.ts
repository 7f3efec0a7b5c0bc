import { cpSync, renameSync } from 'node:fs'
import { movedFolder } from '../../src/core/vault/movedFolder.ts'

/** What a test asks of a process of its own. */
export interface MoveWish {
  readonly was: string
  readonly is: string
  /** Before which of its renames it stops where it is, and waits to be killed; null: it goes on to the end. */
  readonly moment: number | null
  /** The new place is on another disk. */
  readonly isFar: boolean
}

/** Moves a data folder, and prints where it lies; `there` at the moment, and stays there. */
function run({ was, is, moment, isFar }: MoveWish): void {
  let renames = 0
  const folder = movedFolder(was, is, {
    rename: (from, to) => {
      renames++
      if (renames === moment) {
        process.stdout.write('there\n')
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
      }
      if (isFar && from.includes('.moving/') && !from.endsWith('.moving')) {
        throw Object.assign(new Error('another disk'), { code: 'EXDEV' })
      }
      renameSync(from, to)
    },
    copy: (from, to) => {
      cpSync(from, to, { recursive: true })
    },
  })
  process.stdout.write(`${folder}\n`)
}

run(JSON.parse(process.argv[2] ?? '') as MoveWish)

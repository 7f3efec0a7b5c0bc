import { parentPort, workerData } from 'node:worker_threads'
import { ProcessLocks } from '../../src/core/store/file/processLocks.ts'

/** What the threads of a race share: the first number says which round is on, the second how many have finished it. */
export interface Race {
  readonly storeFile: string
  readonly rounds: number
  readonly racers: number
  readonly gate: SharedArrayBuffer
}

// A thread that tries for one lock in every round, at the same moment as the others, and tells in which it got it.
const { storeFile, rounds, racers, gate } = workerData as Race
const state = new Int32Array(gate)
const locks = new ProcessLocks(storeFile)

/** Waits until all threads have come here: spinning, so that they leave at the same moment. */
function meet(round: number): void {
  Atomics.add(state, 0, 1)
  while (Atomics.load(state, 0) < racers * round);
}

const won: number[] = []
for (let round = 0; round < rounds; round++) {
  meet(2 * round + 1)
  if (locks.tryAcquire(['turn'])) won.push(round)
  meet(2 * round + 2)
  locks.releaseAll()
}
parentPort?.postMessage(won)

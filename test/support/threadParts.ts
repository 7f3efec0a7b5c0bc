import { MessageChannel } from 'node:worker_threads'
import { budgetWords } from '../../src/core/store/query/columns/columnBudget.ts'
import type { HelperThread } from '../../src/core/store/threads/helperThreads.ts'
import type { ThreadParts } from '../../src/core/store/threads/subject.ts'

/** A thread that nobody waits for, and nobody works for. */
export const ALONE: ThreadParts = {
  isAwaited: () => false,
  startHelper: (): HelperThread => {
    const { port1: port } = new MessageChannel()
    port.close()
    return { port, isLost: true, lose: () => undefined, end: () => undefined }
  },
  columnWords: budgetWords(),
  onClose: () => undefined,
}

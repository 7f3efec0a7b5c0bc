import { parentPort } from 'node:worker_threads'
import { toAppError, type AppErrorData } from '../../shared/errors.ts'
import { startSampleOperation, type SampleOperation } from './operation.ts'

/** Where a sample operation answers, and what it lets in. */
export type SampleAddress = Pick<SampleOperation, 'baseUrl' | 'server' | 'token'>

export type SampleMessage =
  { readonly ok: true; readonly address: SampleAddress } | { readonly ok: false; readonly error: AppErrorData }

// The entry of the sample operation's thread: it says where the operation answers, and ends with the first message that
// it gets.

function tell(message: SampleMessage): void {
  parentPort?.postMessage(message)
}

const started = startSampleOperation({ keepsLog: false })
parentPort?.once('message', () => {
  // Without a server and without a listener on its port the thread has nothing left to do.
  started.then((operation) => operation.close()).catch(() => undefined)
})
try {
  const { baseUrl, server, token } = await started
  tell({ ok: true, address: { baseUrl, server, token } })
} catch (cause) {
  tell({ ok: false, error: toAppError(cause).toData() })
  parentPort?.close()
}

import { pathToFileURL } from 'node:url'

/** The variable that names the folder of the built threads (`builtThreads.ts`). */
export const BUILT_THREADS = 'ATALAYA_BUILT_THREADS'

const SOURCES = {
  storeWorker: '../../src/core/threads/storeWorker.ts',
  rebuildWorker: '../../src/core/threads/rebuildWorker.ts',
  sampleWorker: '../../src/core/sample/sampleWorker.ts',
} as const

export type ThreadName = keyof typeof SOURCES

/** The file of a thread: the built one where tests run, its source elsewhere. */
export function threadUrl(name: ThreadName): URL {
  const folder = process.env[BUILT_THREADS]
  return folder === undefined ? new URL(SOURCES[name], import.meta.url) : pathToFileURL(`${folder}/${name}.js`)
}

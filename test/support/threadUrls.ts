import { pathToFileURL } from 'node:url'

/** The variable that names the folder of the built threads (`builtThreads.ts`). */
export const BUILT_THREADS = 'ATALAYA_BUILT_THREADS'

/** The sources of the threads, by the names that they are built under, as in `electron.vite.config.ts`. */
export const THREAD_SOURCES = {
  storeWorker: new URL('../../src/core/threads/storeWorker.ts', import.meta.url),
  rebuildWorker: new URL('../../src/core/threads/rebuildWorker.ts', import.meta.url),
  sampleWorker: new URL('../../src/core/sample/sampleWorker.ts', import.meta.url),
} as const

/** The file of a thread: the built one where tests run, its source elsewhere. */
export function threadUrl(name: keyof typeof THREAD_SOURCES): URL {
  const folder = process.env[BUILT_THREADS]
  return folder === undefined ? THREAD_SOURCES[name] : pathToFileURL(`${folder}/${name}.js`)
}

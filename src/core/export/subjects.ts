import { inHelper, inReader } from '../store/threads/subject.ts'

/** What writing files does in the threads of a store, by subject: see `store/operations/subjects.ts`. */
export const EXPORT_SUBJECTS = {
  files: inReader('export', async () => (await import('./files.ts')).files),
  findingsFiles: inReader('export', async () => (await import('./findings/findingsFiles.ts')).findingsFiles),
  deflating: inHelper('deflating', async () => (await import('./workbook/deflatingThread.ts')).deflating),
  stretches: inReader('stretches', async () => (await import('./stretches/stretchHelper.ts')).stretches),
  summaryFiles: inReader('export', async () => (await import('./summaries/summaryFiles.ts')).summaryFiles),
} as const

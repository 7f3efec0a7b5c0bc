import type { FileOrder } from '../core/automation/runSchedule.ts'
import { exportFile } from '../core/export/exportFile.ts'
import type { ExportOutcome, ExportProgress } from '../core/export/exportInput.ts'
import type { StoreApi } from '../core/store/storeApi.ts'
import { writtenFormat } from '../shared/fileFormats.ts'
import type { Language } from '../shared/language.ts'
import type { ReportDefinition } from '../shared/reports/types.ts'
import type { ListSeparator } from '../shared/settings.ts'

/** How files look where nothing else was asked for. */
export interface FileManner {
  readonly language: Language
  /** What divides the columns of files for Excel. */
  readonly listSeparator: ListSeparator
}

/**
 * Writes a file as it was ordered by somebody who does not look on: one that is in use gets another name, and gaps of a
 * log get a column.
 *
 * @param order `columns` in the file's order; null for all
 * @throws AppError `output-unwritable`, `disk-full`, `cancelled`, …
 */
export async function writeOrderedFile(
  store: StoreApi,
  report: ReportDefinition,
  { question, file, format, headings, columns }: FileOrder & { readonly columns: readonly string[] | null },
  { language, listSeparator }: FileManner,
  options: { readonly signal: AbortSignal; readonly onProgress?: (progress: ExportProgress) => void },
): Promise<ExportOutcome & { readonly file: string }> {
  const written = await exportFile(
    store,
    {
      report,
      question,
      file,
      format: writtenFormat(format, listSeparator),
      safe: false,
      columns,
      headings: headings === 'titles' ? language : null,
      onBusy: 'rename',
      gapColumn: { language, comes: 'if-any' },
    },
    options,
  )
  return { ...written, file: written.file ?? file }
}

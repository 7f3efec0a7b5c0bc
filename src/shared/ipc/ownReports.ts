import type { FileReading } from '../customReports/reportFile.ts'

// The user's own reports, on their way to and from the window.

/** A file with a report, as the user chose it; they may have thought better of it. */
export type ImportedReport = FileReading | { readonly kind: 'cancelled' }

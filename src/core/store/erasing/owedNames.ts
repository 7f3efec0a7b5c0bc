// What a compaction may be owed to beside a report, which is named by its key. No report has such a key.

/** Stands for the fixed tables alone. */
export const OF_FIXED_TABLES = ''

/**
 * Stands for the log alone: tables were rewritten, and what they held before lies in it until it is cut. A version that
 * does not know it finds no table to rewrite, and cuts the log all the same.
 */
export const OF_LOG = '#log'

/** How long rows are kept. The closest rule counts: that of a report and connection, of a report, of a connection, of all. */
export interface RetentionRule {
  /** Null: of all connections. */
  readonly connectionId: number | null
  /** Null: of all reports. */
  readonly reportKey: string | null
  /** Months of rows that are kept; null: all. */
  readonly months: number | null
}

export const MOST_MONTHS = 1_200

/** What goes by the rules now. */
export interface RetentionPreview {
  readonly connectionId: number
  readonly reportKey: string
  /** `YYYY-MM-DD`: rows before this day go. */
  readonly beforeDay: string
  readonly rows: number
}

// What `npm audit --json` found, told apart by whether it reaches users.

/** What of npm's report is read. https://docs.npmjs.com/cli/v11/commands/npm-audit */
export interface AuditReport {
  readonly vulnerabilities?: Readonly<
    Record<string, { readonly name: string; readonly severity: string; readonly nodes: readonly string[] }>
  >
  /** There where the registry could not be asked. */
  readonly error?: { readonly summary?: string }
  readonly message?: string
}

export interface JudgedReport {
  /** In what is handed out: `name (severity)`. */
  readonly shipped: readonly string[]
  /** In what builds and tests alone. */
  readonly tools: readonly string[]
}

/**
 * Judges a report.
 *
 * @param shippedFolders the folders of packages that are handed out, as the report names them: `node_modules/react`
 * @throws Error where it is no report: nobody answered, so nothing is known
 */
export function judgeReport(report: AuditReport, shippedFolders: ReadonlySet<string>): JudgedReport {
  if (report.vulnerabilities === undefined) {
    throw new Error(
      `npm audit found out nothing: ${[report.error?.summary, report.message, 'no report'].find((each) => each !== undefined && each !== '')}`,
    )
  }
  const found = Object.values(report.vulnerabilities)
  const isShipped = ({ nodes }: { readonly nodes: readonly string[] }): boolean =>
    nodes.some((node) => shippedFolders.has(node))
  const name = (each: (typeof found)[number]): string => `${each.name} (${each.severity})`
  return {
    shipped: found.filter(isShipped).map(name),
    tools: found.filter((each) => !isShipped(each)).map(name),
  }
}

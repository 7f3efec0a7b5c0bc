// The lines of the benchmark's table, as they are measured.

/** A line of the table. */
export interface Line {
  readonly work: string
  readonly ours: string
  readonly baseline: string
  readonly ratio: string
  readonly goal: string
}

/** What was measured. */
export const lines: Line[] = []

function milliseconds(value: number): string {
  return value >= 10_000 ? `${(value / 1000).toFixed(1)} s` : `${value.toFixed(value < 10 ? 1 : 0)} ms`
}

/** Adds a line, and tells it at once. */
export function addLine(line: Line): void {
  lines.push(line)
  process.stderr.write(`${Object.values(line).join(' | ')}\n`)
}

/** Adds a time in milliseconds, against a baseline where there is one. */
export function add(work: string, ours: number, baseline: number | undefined, goal: string): void {
  const line = {
    work,
    ours: milliseconds(ours),
    baseline: baseline === undefined ? '–' : milliseconds(baseline),
    ratio: baseline === undefined ? '–' : `${(ours / baseline).toFixed(2)} ×`,
    goal,
  }
  addLine(line)
}

export function addMemory(work: string, megabytes: number, goal: string): void {
  lines.push({ work, ours: `${megabytes.toFixed(0)} MB`, baseline: '–', ratio: '–', goal })
  process.stderr.write(`${work} | ${megabytes.toFixed(0)} MB\n`)
}

export function addSize(work: string, bytes: number): void {
  lines.push({ work, ours: `${Math.round(bytes / 1024)} KB`, baseline: '–', ratio: '–', goal: '–' })
}

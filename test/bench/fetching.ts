import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ReportDefinition } from '../../src/shared/reports/types.ts'
import { formatCompact, wall, type TimeRange } from '../../src/shared/time.ts'
import { median, runProcess, timeMs } from './measure.ts'

// Twelve answers over the loopback into a CSV, beside what else somebody would take for that.

/** As many as `fetchProcess.ts` prints. */
interface Fetched {
  readonly fetchedMs: number
  readonly firstMs: number
  readonly againMs: number
}

export interface FetchingFigures extends Fetched {
  /** Each answer by curl, its records by jq into the file; undefined where one of them is not installed. */
  readonly shellMs: number | undefined
  /** One answer after the other by Python's own libraries; undefined where there is no Python. */
  readonly pythonMs: number | undefined
}

export const ANSWERS = 12
const DAYS = 31
const SECONDS = DAYS * 86_400
const ROUNDS = 3

const SHELL = `set -e; names="$1"; file="$2"; shift 2; : > "$file"
for address in "$@"; do curl -s "$address" | jq -r --argjson names "$names" '.data[] | [.[$names[]]] | @csv' >> "$file"; done`

const PYTHON = `import csv, json, sys, urllib.request
names = json.loads(sys.argv[1])
with open(sys.argv[2], 'w', newline='', encoding='utf-8') as file:
    writer = csv.DictWriter(file, names, extrasaction='ignore')
    writer.writeheader()
    for address in sys.argv[3:]:
        with urllib.request.urlopen(address) as answer:
            writer.writerows(json.load(answer)['data'])`

function isInstalled(...commands: readonly string[]): boolean {
  return commands.every((command) => spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0)
}

async function medianOf(work: () => unknown): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) times.push(await timeMs(work))
  return median(times)
}

/**
 * Fetches twelve stretches of a server that keeps so many answers.
 *
 * @param port of the server: see `answerServer.ts`
 * @param from where the first stretch begins
 */
export async function benchFetching(
  port: string,
  report: ReportDefinition,
  from: TimeRange['from'],
): Promise<FetchingFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'atalaya-bench-'))
  try {
    const file = join(folder, 'rows.csv')
    const addresses = Array.from({ length: ANSWERS }, (_, place) => {
      const [first, last] = [wall(from + place * SECONDS), wall(from + (place + 1) * SECONDS - 1)]
      return `http://127.0.0.1:${port}/?date_ini=${formatCompact(first)}&date_end=${formatCompact(last)}`
    })
    // What is timed is not making the answers.
    for (const address of addresses) await fetch(`${address}&prepare`).then((response) => response.text())
    const args = [port, report.key, String(from), String(from + ANSWERS * SECONDS - 1), file]
    const rounds: Fetched[] = []
    for (let round = 0; round < ROUNDS; round++) {
      rounds.push(await runProcess<Fetched>(new URL('fetchProcess.ts', import.meta.url), args))
    }
    const middle = (part: keyof Fetched): number => median(rounds.map((each) => each[part]))
    const told = [JSON.stringify(report.fields.map(({ name }) => name)), file, ...addresses]
    const run = (command: string, ...before: readonly string[]): Promise<number> =>
      medianOf(() => execFileSync(command, [...before, ...told]))
    return {
      fetchedMs: middle('fetchedMs'),
      firstMs: middle('firstMs'),
      againMs: middle('againMs'),
      shellMs: isInstalled('curl', 'jq') ? await run('bash', '-c', SHELL, 'bash') : undefined,
      pythonMs: isInstalled('python3') ? await run('python3', '-c', PYTHON) : undefined,
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

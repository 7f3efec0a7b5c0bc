import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}

export async function timeMs(work: () => unknown): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

const THREADS = '/proc/self/task'

/** How long the processor has worked for each thread of this process, in ms. Linux alone tells. */
function threadsMs(): ReadonlyMap<string, number> {
  if (!existsSync(THREADS)) return new Map()
  const entries = readdirSync(THREADS).map((thread) => {
    const [nanoseconds] = readFileSync(`${THREADS}/${thread}/schedstat`, 'utf8').split(' ')
    return [thread, Number(nanoseconds) / 1e6] as const
  })
  return new Map(entries)
}

export interface ProcessorWork {
  /** For all threads of this process together. */
  readonly allMs: number
  /** For the one that had most to do: what the work takes on a machine that has nothing else to do. */
  readonly busiestMs: number
}

/** How long the processor works for something, whatever else it does meanwhile. */
export async function processorWork(work: () => unknown): Promise<ProcessorWork> {
  const [before, threadsBefore] = [process.cpuUsage(), threadsMs()]
  await work()
  const threads = [...threadsMs()].map(([thread, ms]) => ms - (threadsBefore.get(thread) ?? 0))
  const { user, system } = process.cpuUsage(before)
  return { allMs: (user + system) / 1000, busiestMs: Math.max(...threads) }
}

/** How long the processor works for a command: user and system together, in ms. */
export function processorMsOf(command: string, args: readonly string[]): number {
  // What a shell's `times` tells of those that it started stands in its second line.
  const told = execFileSync('bash', ['-c', '"$0" "$@" > /dev/null; times', command, ...args], { encoding: 'utf8' })
  const [, ofChildren = ''] = told.trim().split('\n')
  const seconds = [...ofChildren.matchAll(/(\d+)m([\d.]+)s/g)].map(
    ([, minutes, rest]) => Number(minutes) * 60 + Number(rest),
  )
  return 1000 * seconds.reduce((sum, each) => sum + each, 0)
}

/** A Node process that runs one of the benchmark's files. Its first line of output is `firstLine`. */
export async function startProcess(
  file: URL,
  args: readonly string[],
): Promise<{ child: ChildProcess; firstLine: string }> {
  const child = spawn(process.execPath, [file.pathname, ...args], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] })
  if (child.stdout === null) throw new Error('the process has no output')
  const lines = createInterface({ input: child.stdout })
  const [firstLine] = (await once(lines, 'line')) as [string]
  return { child, firstLine }
}

/** Runs one of the benchmark's files to its end; its output is one JSON document. */
export async function runProcess<T>(file: URL, args: readonly string[]): Promise<T> {
  const { child, firstLine } = await startProcess(file, args)
  if (child.exitCode === null) await once(child, 'exit')
  return JSON.parse(firstLine) as T
}

/** The highest resident memory of this process while work runs, above what it had before, in MB. */
export async function memoryAboveIdle(work: () => Promise<unknown>): Promise<number> {
  globalThis.gc?.()
  const idle = process.memoryUsage.rss()
  let peak = idle
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }, 10)
  try {
    await work()
  } finally {
    clearInterval(timer)
  }
  return (Math.max(peak, process.memoryUsage.rss()) - idle) / 1024 / 1024
}

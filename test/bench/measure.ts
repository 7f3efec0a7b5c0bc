import { spawn, type ChildProcess } from 'node:child_process'
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

/** How long the processor works for this process, all its threads together. */
export async function processorMs(work: () => unknown): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
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

import { AppError, toAppError } from '../../../shared/errors.ts'

// An erasure that could not give space back has erased all the same: whoever hears of it is to know that, and goes on.

/** What stands in the way of compacting, and passes. */
const REASONS: ReadonlySet<string> = new Set(['disk-full', 'store-busy'])

/** Why space could not be given back after rows were erased, or the cause itself where it is another. */
export function spaceProblem(cause: unknown, file: string, rows: number): AppError {
  const error = toAppError(cause)
  return REASONS.has(error.code)
    ? new AppError('space-not-released', { file, reason: error.code, rows }, { cause })
    : error
}

/** Whether rows were erased and just their space is not given back yet. */
export function isSpaceProblem(cause: unknown): cause is AppError {
  return cause instanceof AppError && cause.code === 'space-not-released'
}

/**
 * Does one thing after another, also where one of them only could not give space back: that is thrown when all are
 * done.
 */
export async function despiteSpace(works: readonly (() => Promise<unknown>)[]): Promise<void> {
  let problem: AppError | undefined
  for (const work of works) {
    try {
      await work()
    } catch (cause) {
      if (!isSpaceProblem(cause)) throw cause
      problem ??= cause
    }
  }
  if (problem !== undefined) throw problem
}

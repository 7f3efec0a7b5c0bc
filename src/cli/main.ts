import type { Environment, ReadPolicy } from './context.ts'
import { EXIT } from './exitStatus.ts'
import { languageOfEnvironment, run } from './run.ts'
import { listenForStops } from './stops.ts'

/**
 * Runs one command and ends the process with its exit status.
 *
 * @param words the arguments after the program's name
 * @param stop aborted where a signal to stop came before
 * @param handOver called once signals are heard here: whoever heard them until now may go
 * @param readPolicy reads what the computer's administrator set, where it is not the system that is asked
 */
export async function main(
  words: readonly string[],
  stop: AbortController,
  handOver: () => void,
  readPolicy?: ReadPolicy,
): Promise<void> {
  const environment: Environment = process.env
  listenForStops(stop, languageOfEnvironment(environment))
  handOver()
  // A reader that closes early (`| head`) has what it wanted.
  process.stdout.on('error', () => {
    process.exit(EXIT.done)
  })
  process.exitCode = await run(words, {
    environment,
    signal: stop.signal,
    output: process,
    ...(readPolicy === undefined ? {} : { readPolicy }),
  })
  // A retry that nobody waits for any more may still hold a timer; everything that matters is done.
  process.stdout.write('', () => process.exit())
}

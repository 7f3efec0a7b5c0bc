import { main } from '../../src/cli/main.ts'
import { readPolicy } from '../../src/core/policy/readPolicy.ts'
import { posixTrust } from '../../src/core/policy/trust.ts'
import { runProgram } from '../../src/core/policy/windowsPrograms.ts'

// The command line on a computer whose policy lies in a file of a test's, which counts as its administrator:
// `node managedCli.ts FILE words…`. Neither words nor the environment of the command line itself lead to such a file.

const [file = '', ...words] = process.argv.slice(2)
await main(
  words,
  new AbortController(),
  () => undefined,
  () =>
    readPolicy([{ kind: 'json', place: file }], {
      trustOf: (path) => posixTrust(path, process.getuid?.()),
      runs: runProgram,
    }),
)

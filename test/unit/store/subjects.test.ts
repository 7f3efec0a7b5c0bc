import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { describe, expect, test } from 'vitest'
import { EXPORT_SUBJECTS } from '../../../src/core/export/subjects.ts'
import { INNER_SUBJECTS, OPEN_SUBJECTS, SUBJECTS } from '../../../src/core/store/operations/subjects.ts'
import type { ReportDefinition } from '../../../src/shared/reports/types.ts'
import type { Subject, ThreadParts, Writing } from '../../../src/core/store/threads/subject.ts'

const OPERATIONS = 'src/core/store/operations'
/** Files of the folder that hold no operations: the table itself, and the types that follow from it. */
const NO_SUBJECTS = new Set(['innerVerbs.ts', 'subjects.ts'])

type Tables = { [Name in keyof typeof SUBJECTS]: (typeof SUBJECTS)[Name] extends Subject<infer Table> ? Table : never }
type InputOf<Operation> = Operation extends (...parts: infer Parts) => unknown
  ? Parts extends readonly [infer Input, ...unknown[]]
    ? Input
    : never
  : never
type Inputs = { [Name in keyof Tables]: InputOf<Tables[Name][keyof Tables[Name]]> }[keyof Tables]
type Definitions = ReportDefinition | readonly ReportDefinition[]
/** The names under which an input has a definition that would be copied with each call. */
type CopiedIn<Input> = Input extends Definitions
  ? 'the input itself'
  : Input extends readonly unknown[]
    ? never
    : Input extends object
      ? {
          [Name in keyof Input]-?: NonNullable<Input[Name]> extends Definitions
            ? Exclude<Name, 'report' | 'reports'>
            : never
        }[keyof Input]
      : never

const all: readonly [string, Subject][] = Object.entries({ ...SUBJECTS, ...EXPORT_SUBJECTS })

describe('the table of subjects', () => {
  test('has no definition that is copied with each question', () => {
    // The types of this line are its test: it does not compile otherwise.
    const copied: readonly CopiedIn<Inputs>[] = []
    const none: readonly never[] = copied
    expect(none).toEqual([])
  })

  test('names every file of operations once', () => {
    const table = readFileSync(`${OPERATIONS}/subjects.ts`, 'utf8')
    const named = [...table.matchAll(/import\('\.\/([^']+)'\)/g)].map(([, file = '']) => file)
    const files = readdirSync(OPERATIONS).filter((file) => !NO_SUBJECTS.has(file))
    expect(named.toSorted()).toEqual(files.toSorted())
  })

  test('gives no name to two subjects, and none the name of another part of the store', () => {
    const names = [...Object.keys(OPEN_SUBJECTS), ...Object.keys(INNER_SUBJECTS), ...Object.keys(EXPORT_SUBJECTS)]
    expect(names).toHaveLength(new Set(names).size)
    for (const name of Object.keys(OPEN_SUBJECTS)) {
      expect(['file', 'tables', 'erasing', 'compacting', 'verbsOf', 'open', 'close']).not.toContain(name)
    }
  })

  test.each(all)('has an own maker of operations for %s, each of another one', async (_name, subject) => {
    const makers = await Promise.all(all.map(([, { load }]) => load()))
    const make = await subject.load()
    expect(makers.filter((each) => each === make)).toHaveLength(1)
    const operations = make({} as Writing & ThreadParts)
    expect(Object.keys(operations)).not.toEqual([])
    for (const operation of Object.values(operations)) {
      expect(typeof operation).toBe('function')
      // One input, and the call's context.
      expect(operation.length).toBeLessThanOrEqual(2)
    }
  })
})

const AT_ONCE = /\bfrom\s+'(\.[^'\n]+)'/g
const NOW_OR_LATER = /(?:\bfrom|\bimport)\s*\(?\s*'(\.[^'\n]+)'/g

/** What a file loads when it runs, by paths from the top of the project; types are not loaded. */
function loadedBy(file: string, when = NOW_OR_LATER): readonly string[] {
  const text = readFileSync(file, 'utf8').replaceAll(/import type [^;]*?from '[^']+'/g, '')
  const paths = [...text.matchAll(when)].map(([, path = '']) => path)
  return paths.map((path) => posix.join(posix.dirname(file), path))
}

/** How a file comes to be loaded: the files on the way, from the one that runs first. */
function waysFrom(
  entry: string,
  isEnd: (file: string) => boolean,
  when = NOW_OR_LATER,
): ReadonlyMap<string, readonly string[]> {
  const ways = new Map<string, readonly string[]>([[entry, [entry]]])
  for (const [file, way] of ways) {
    if (isEnd(file)) continue
    for (const loaded of loadedBy(file, when)) if (!ways.has(loaded)) ways.set(loaded, [...way, loaded])
  }
  return ways
}

describe('a door of the program', () => {
  // Threads load operations by the tables; what opens, rebuilds or sets aside the file itself may know what it is.
  const isEnd = (file: string): boolean =>
    !/\.tsx?$/.test(file) || file.endsWith('/subjects.ts') || file.startsWith('src/core/store/file/')

  test.each(['src/cli/main.ts', 'src/main/index.ts'])('%s loads nothing that speaks SQL', (entry) => {
    const ways = waysFrom(entry, isEnd)
    // The doors do come to the store.
    expect([...ways.keys()]).toContain('src/core/store/store.ts')
    const speakSql = [...ways].filter(
      ([file]) => !isEnd(file) && /databaseTypes\.ts|sql\/sql\.ts|better-sqlite3/.test(readFileSync(file, 'utf8')),
    )
    expect(speakSql.map(([, way]) => way.join(' → '))).toEqual([])
  })
})

test.each([
  'src/cli/run.ts',
  'src/cli/commands/connectionList.ts',
  'src/core/policy/readPolicy.ts',
  'src/core/store/store.ts',
  'src/core/store/file/storeKey.ts',
  'src/core/threads/storeWorker.ts',
  'src/core/store/operations/opening.ts',
  'src/core/store/operations/connections.ts',
  'src/desk/ownCatalogue.ts',
])('%s, which almost every command starts with, does not load the library of schemas', (entry) => {
  const ways = waysFrom(entry, () => false, AT_ONCE)
  const schemas = [...ways].filter(([file]) => /^import \{.*from 'zod'/m.test(readFileSync(file, 'utf8')))
  expect(schemas.map(([, way]) => way.join(' → '))).toEqual([])
})

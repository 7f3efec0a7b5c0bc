import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, sep } from 'node:path'
import { describe, expect, test } from 'vitest'
import { LAYERS } from '../../../scripts/layers.ts'
import { measureDefinitions } from '../../../src/shared/measures/definitions.ts'

// What documents and comments name is there. A pointer that leads nowhere costs a newcomer more than none.

const FOLDERS = ['src', 'test', 'scripts', 'docs', '.ci', '.github', 'resources']

/** Every file that is written by hand, by its path from the top, with `/`. */
const FILES: readonly string[] = [
  ...FOLDERS.filter((folder) => existsSync(folder)).flatMap((folder) =>
    globSync(`${folder}/**/*`, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  ),
  ...globSync('*').filter((name) => /\.\w+$/.test(name)),
].map((path) => path.split(sep).join('/'))

/** Each file and each of its folders, by every end of its path: `a/b/c.ts` is also `b/c.ts` and `c.ts`. */
function endsOf(paths: readonly string[]): ReadonlySet<string> {
  const ends = new Set<string>()
  for (const path of paths) {
    const parts = path.split('/')
    for (let end = parts.length; end > 0; end--) {
      for (let from = 0; from < end; from++) ends.add(parts.slice(from, end).join('/'))
    }
  }
  return ends
}

const ENDS = endsOf(FILES)
/** Parts of the window are named without the end of their files: `pages/HomePage`. */
const ENDS_OF_PARTS = endsOf(FILES.map((path) => path.replace(/(?:\.test)?\.tsx?$/, '')))

/** The names of folders by which a path of the project begins in the documents. */
const BEGINNINGS = new Set([
  ...FOLDERS,
  ...['src', 'src/core', 'src/core/store', 'src/renderer', 'src/shared'].flatMap((folder) =>
    globSync(`${folder}/*`, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name),
  ),
])

/** Whether a file or folder of the project is called so; `<subject>` and `*` stand for any one name. */
function isThere(path: string): boolean {
  const plain = path.replace(/^(?:\.{1,2}\/)+/, '').replace(/\/$/, '')
  if (!/<\w+>|\*/.test(plain)) return ENDS.has(plain) || ENDS_OF_PARTS.has(plain)
  const pattern = plain
    .split(/<\w+>|\*/)
    .map((part) => part.replaceAll('.', '\\.'))
    .join('[^/]+')
  return FILES.some((file) => new RegExp(`(^|/)${pattern}(/|$)`).test(file))
}

const FILE_NAME = /^[\w.@/<>*-]+\.(?:ts|tsx|mjs|md|css|yml)$/
const PATH = /^(?:\.\/)?([\w.-]+)\/[\w./<>*-]*$/

/** What a text between backticks names of the project: files, and paths that begin in one of its folders. */
function namedIn(code: string): readonly string[] {
  return code.split(/[\s,()]+/).filter((word) => FILE_NAME.test(word) || BEGINNINGS.has(PATH.exec(word)?.[1] ?? ''))
}

const DOCUMENTS = FILES.filter((path) => /^(?:docs\/)?[\w-]+\.md$/.test(path))

/** A document without its blocks of code, which show what users and newcomers would write. */
function proseOf(document: string): string {
  return readFileSync(document, 'utf8').replace(/^ *```[^]*?^ *```$/gm, '')
}

function codesOf(document: string): readonly string[] {
  return [...proseOf(document).matchAll(/`([^`]+)`/g)].map(([, code = '']) => code)
}

describe('documents', () => {
  test('are looked at', () => {
    expect(DOCUMENTS).toEqual(
      expect.arrayContaining(['README.md', 'CONTRIBUTING.md', 'docs/architecture.md', 'docs/glossary.md']),
    )
    expect(namedIn('src/no/such.ts and such.ts')).toEqual(['src/no/such.ts', 'such.ts'])
    expect([isThere('src/no/such.ts'), isThere('core/live/seen.ts'), isThere('src/shared/time.ts')]).toEqual([
      false,
      false,
      true,
    ])
  })

  test.each(DOCUMENTS)('%s names files and folders that are there', (document) => {
    expect(
      codesOf(document)
        .flatMap(namedIn)
        .filter((path) => !isThere(path)),
    ).toEqual([])
  })

  test.each(DOCUMENTS)('%s links to files and headings that are there', (document) => {
    const broken = [...proseOf(document).matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, target = '']) => target)
      .filter((target) => !/^\w+:/.test(target))
      .filter((target) => {
        const [path = '', heading] = target.split('#')
        const file = path === '' ? document : normalize(join(dirname(document), path))
        if (!existsSync(file)) return true
        return heading !== undefined && !headingsOf(file).includes(heading)
      })
    expect(broken).toEqual([])
  })
})

/** The headings of a document, as links name them. */
function headingsOf(document: string): readonly string[] {
  return [...proseOf(document).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .replaceAll(' ', '-'),
  )
}

/** What the documents about the code call by its name in it. */
const ABOUT_CODE = [
  'CONTRIBUTING.md',
  'docs/architecture.md',
  'docs/adding-a-report.md',
  'docs/measures.md',
  'docs/glossary.md',
]
const IN_CAMEL_CASE = /^[a-z]+(?:[A-Z][a-z]*)+$|^(?:[A-Z][a-z]+){2,}$/

/** Every name in the sources, tests and scripts. */
const NAMES = new Set(
  FILES.filter((path) => /^(?:src|test|scripts)\/.*\.(?:ts|tsx|mjs)$/.test(path)).flatMap(
    (path) => readFileSync(path, 'utf8').match(/[A-Za-z_$][\w$]*/g) ?? [],
  ),
)

describe('documents about the code', () => {
  test.each(ABOUT_CODE)('%s calls things as the code does', (document) => {
    const unknown = codesOf(document)
      .flatMap((code) => code.split(/[^\w$]+/))
      .filter((word) => IN_CAMEL_CASE.test(word) && !NAMES.has(word) && !ENDS_OF_PARTS.has(word))
    expect(unknown).toEqual([])
  })
})

/** Comments of a source. What stands in texts looks like one now and then, which does no harm here. */
const COMMENT = /\/\*[^]*?\*\/|(?:^|\s)\/\/[^\n]*/g
const SOURCES = FILES.filter((path) => /^src\/.*\.(?:ts|tsx|mjs)$/.test(path))
/** A file that no name of the project is: it stands for any file. */
const EXAMPLES = new Set(['./Large.tsx'])

describe('comments', () => {
  test('name files that are there', () => {
    const broken = SOURCES.flatMap((source) =>
      (readFileSync(source, 'utf8').match(COMMENT) ?? [])
        .flatMap((comment) => comment.match(/[\w./<>-]+\.(?:ts|tsx|mjs|md)\b/g) ?? [])
        .filter((path) => !EXAMPLES.has(path) && !isThere(path))
        .map((path) => `${source}: ${path}`),
    )
    expect(broken).toEqual([])
  })
})

/** The cells of a column of a document's tables, without those that say that there is no word. */
function cellsUnder(heading: string, document = 'docs/glossary.md'): readonly string[] {
  const lines = proseOf(document).split('\n')
  const cells: string[] = []
  let column = -1
  for (const line of lines) {
    const row = line.split('|').map((cell) => cell.trim())
    if (!line.startsWith('|')) column = -1
    else if (row.includes(heading)) column = row.indexOf(heading)
    else if (column >= 0) cells.push(row[column] ?? '')
  }
  return cells.filter((cell) => !/^(?:-+|–|)$/.test(cell))
}

/** All texts under folders, as one. */
function textsUnder(...folders: readonly string[]): string {
  return FILES.filter((path) => folders.some((folder) => path.startsWith(`${folder}/`)))
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n')
}

describe('the glossary', () => {
  test('gives the words of the servers as the catalogue has them', () => {
    const catalogue = textsUnder('src/shared/reports', 'src/core/wolkvox')
    const words = cellsUnder('wolkvox').flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word))
    expect(words.length).toBeGreaterThan(10)
    expect(words.filter((word) => !new RegExp(`(?<![\\w])${word}(?![\\w])`).test(catalogue))).toEqual([])
  })

  test('gives the Spanish words as the screen has them', () => {
    const screen = textsUnder('src/shared/texts/es', 'src/shared/errorTexts/es', 'src/cli').toLowerCase()
    const words = cellsUnder('Spanish on the screen').flatMap((cell) => cell.split(', '))
    expect(words.length).toBeGreaterThan(10)
    expect(words.filter((word) => !new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'u').test(screen))).toEqual([])
  })
})

describe('the tables of the house', () => {
  const named = (heading: string): readonly string[] =>
    cellsUnder(heading, 'docs/architecture.md').map((cell) => cell.replaceAll('`', ''))

  test('have every room that the layers have, the window as one', () => {
    const rooms = LAYERS.map(({ folder }) => folder.replace(/^(src\/renderer)\/.*/, '$1'))
    expect(named('folder').toSorted()).toEqual([...new Set(rooms)].toSorted())
  })

  test('have every folder of the store', () => {
    const folders = globSync('src/core/store/*', { withFileTypes: true }).filter((entry) => entry.isDirectory())
    expect(named('folder in `src/core/store`').toSorted()).toEqual(folders.map(({ name }) => name).toSorted())
  })
})

describe('the document of measures', () => {
  test('has every measure of the catalogue, in its order', () => {
    const ids = cellsUnder('id', 'docs/measures.md').map((cell) => cell.replaceAll('`', ''))
    expect(ids).toEqual(measureDefinitions.map(({ id }) => id))
  })
})

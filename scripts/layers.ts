import { posix } from 'node:path'

/** A room of the house: what lies in a folder, as far as no other room lies within it. */
interface Layer {
  /** `*` stands for any one name: each such folder is a room of its own. */
  readonly folder: string
  /** The rooms that it may import beside itself: what is not named here is a breach, types included. */
  readonly imports: readonly string[]
}

/** What every part of the window may use. */
const UNDER_FEATURES = [
  'src/shared',
  'src/shared/ipc',
  'src/renderer/text',
  'src/renderer/api',
  'src/renderer/components',
] as const

/** The floors of the house, the lowest first. A room imports what lies below it, never what lies above or beside it. */
export const LAYERS: readonly Layer[] = [
  { folder: 'src/shared', imports: [] },
  // What travels between the window and the main process: nothing below these knows it.
  { folder: 'src/shared/ipc', imports: ['src/shared'] },

  { folder: 'src/core/wolkvox', imports: ['src/shared'] },
  { folder: 'src/core/vault', imports: ['src/shared'] },
  { folder: 'src/core/files', imports: [] },
  { folder: 'src/core/policy', imports: ['src/shared', 'src/core/files'] },
  { folder: 'src/core/team', imports: ['src/shared'] },
  { folder: 'src/core/sample', imports: ['src/shared', 'src/core/wolkvox'] },
  { folder: 'src/core/store', imports: ['src/shared', 'src/core/wolkvox', 'src/core/vault'] },
  { folder: 'src/core/export', imports: ['src/shared', 'src/core/store'] },
  // What runs in the store's threads, put together.
  { folder: 'src/core/threads', imports: ['src/shared', 'src/core/store', 'src/core/export'] },
  { folder: 'src/core/sync', imports: ['src/shared', 'src/core/wolkvox', 'src/core/team', 'src/core/store'] },
  { folder: 'src/core/reports', imports: ['src/shared', 'src/core/wolkvox', 'src/core/store', 'src/core/sync'] },
  { folder: 'src/core/live', imports: ['src/shared', 'src/core/store', 'src/core/sync'] },
  { folder: 'src/core/automation', imports: ['src/shared', 'src/core/store', 'src/core/sync'] },

  { folder: 'src/desk', imports: ['src/shared', 'src/shared/ipc', 'src/core/*'] },

  { folder: 'src/cli', imports: ['src/shared', 'src/core/*', 'src/desk'] },
  { folder: 'src/main', imports: ['src/shared', 'src/shared/ipc', 'src/core/*', 'src/desk'] },
  { folder: 'src/preload', imports: ['src/shared/ipc'] },

  { folder: 'src/renderer/text', imports: ['src/shared'] },
  { folder: 'src/renderer/api', imports: ['src/shared', 'src/shared/ipc', 'src/renderer/text'] },
  { folder: 'src/renderer/components', imports: ['src/shared', 'src/renderer/text', 'src/renderer/api'] },
  { folder: 'src/renderer/features/*', imports: UNDER_FEATURES },
  { folder: 'src/renderer/pages', imports: [...UNDER_FEATURES, 'src/renderer/features/*'] },
  { folder: 'src/renderer', imports: [...UNDER_FEATURES, 'src/renderer/features/*', 'src/renderer/pages'] },
]

/** A folder within a room that others may not look into, though they import the room. */
interface ClosedFolder {
  readonly folder: string
  /** The rooms that may. */
  readonly to: readonly string[]
}

/** What callers are to know nothing of. */
export const CLOSED: readonly ClosedFolder[] = [
  // Which thread of the store answers stands in its tables of operations: callers know verbs.
  { folder: 'src/core/store/threads', to: ['src/core/store', 'src/core/export', 'src/core/threads'] },
  // Tables are the store's own: what it hands out lies in `records`.
  { folder: 'src/core/store/tables', to: ['src/core/store', 'src/core/export'] },
]

function matches(pattern: string, folder: string): boolean {
  const [wanted, given] = [pattern.split('/'), folder.split('/')]
  return wanted.length === given.length && wanted.every((name, place) => name === '*' || name === given[place])
}

interface Room {
  readonly folder: string
  readonly layer: Layer
}

/** The room that a file lies in: the innermost. */
function roomOf(file: string): Room | undefined {
  for (let folder = posix.dirname(file); folder !== '.'; folder = posix.dirname(folder)) {
    const layer = LAYERS.find((each) => matches(each.folder, folder))
    if (layer !== undefined) return { folder, layer }
  }
  return undefined
}

/** What static, dynamic and mere type imports name, and what is exported again. */
const IMPORTED = /(?:\bfrom|\bimport)\s*\(?\s*(['"])(\.[^'"\n]+)\1/g

/**
 * What a file imports against the table.
 *
 * @param file its path from the top of the project, with `/`
 * @param text its content
 * @returns a sentence for each breach
 */
export function breachesOf(file: string, text: string): readonly string[] {
  const room = roomOf(file)
  if (room === undefined) return [`${file} lies in no room of the table`]
  return [...text.matchAll(IMPORTED)].flatMap(([, , path = '']) => {
    const target = posix.join(posix.dirname(file), path)
    const other = roomOf(target)
    if (other === undefined) return [`${file} imports ${target}, which lies in no room of the table`]
    const isAllowed =
      other.folder === room.folder || room.layer.imports.some((pattern) => matches(pattern, other.folder))
    if (!isAllowed) return [`${file} imports ${target}: ${room.folder} does not import ${other.folder}`]
    const closed = CLOSED.find(({ folder, to }) => target.startsWith(`${folder}/`) && !to.includes(room.folder))
    return closed === undefined ? [] : [`${file} imports ${target}: ${closed.folder} is closed to ${room.folder}`]
  })
}

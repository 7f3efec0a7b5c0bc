import { lstat, realpath } from 'node:fs/promises'
import { userInfo } from 'node:os'
import type { PolicyReport, PolicySource } from '../../shared/policy/report.ts'
import { policyOf } from '../../shared/policy/policy.ts'
import type { SourceContent } from '../../shared/policy/readValues.ts'
import { fileBeginning } from '../files/fileBeginning.ts'
import { sourcesOf } from './sources.ts'
import { posixTrust, windowsTrust, type Trust } from './trust.ts'
import { runProgram, windowsFolder, type RunProgram } from './windowsPrograms.ts'

const MOST_BYTES = 1024 * 1024

/** What reading policies needs of the system. */
export interface PolicyHands {
  readonly trustOf: (file: string) => Promise<Trust>
  readonly runs: RunProgram
}

const ofSystem: PolicyHands = {
  trustOf: (file) => (process.platform === 'win32' ? windowsTrust(file, runProgram) : posixTrust(file)),
  runs: runProgram,
}

function isMissing(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'ENOTDIR')
}

/** The bytes of a file, which has no more than a policy has. */
async function bytesOf(file: string): Promise<Uint8Array> {
  const bytes = await fileBeginning(file, MOST_BYTES)
  if (bytes.length > MOST_BYTES) throw new Error('too large')
  return bytes
}

async function parsed(kind: PolicySource['kind'], bytes: Uint8Array): Promise<unknown> {
  if (kind === 'json')
    return JSON.parse(
      Buffer.from(bytes)
        .toString('utf8')
        .replace(/^\uFEFF/, ''),
    )
  const { parse, parseBinary } = await import('plist')
  const isBinary = Buffer.from(bytes.subarray(0, 6)).toString('latin1') === 'bplist'
  const table: unknown = isBinary ? parseBinary(bytes) : parse(Buffer.from(bytes).toString('utf8'))
  if (typeof table !== 'object' || table === null) return table
  // What macOS itself notes there: of which profile it is.
  return Object.fromEntries(Object.entries(table).filter(([name]) => !/^(?:_|Payload)/.test(name)))
}

const FAILED: SourceContent = { kind: 'failed', problem: 'source-unreadable' }

/** What a file says. One that is there and cannot be read is never taken for one that is not there. */
async function ofFile({ kind, place }: PolicySource, { trustOf }: PolicyHands): Promise<SourceContent> {
  try {
    await lstat(place)
  } catch (cause) {
    return isMissing(cause) ? { kind: 'absent' } : FAILED
  }
  try {
    const file = await realpath(place)
    const trust = await trustOf(file)
    if (trust !== 'trusted') return { kind: 'failed', problem: `source-${trust}` }
    const levels = await parsed(kind, await bytesOf(file))
    if (typeof levels !== 'object' || levels === null || Array.isArray(levels)) return FAILED
    return { kind: 'read', levels: levels as Readonly<Record<string, unknown>> }
  } catch {
    return FAILED
  }
}

async function ofRegistry({ runs }: PolicyHands): Promise<SourceContent> {
  try {
    const { readRegistry } = await import('./registry.ts')
    return { kind: 'read', levels: await readRegistry(runs) }
  } catch {
    return FAILED
  }
}

/** Reads what some sources say. Never throws: what cannot be read is told. @param sources what counts most first */
export async function readPolicy(sources: readonly PolicySource[], hands: PolicyHands): Promise<PolicyReport> {
  const read = await Promise.all(
    sources.map(async (source) => ({
      ...source,
      content: await (source.kind === 'registry' ? ofRegistry(hands) : ofFile(source, hands)),
    })),
  )
  // Most computers have none: what checks values is loaded where there are any.
  if (read.every(({ content }) => content.kind === 'absent'))
    return { policy: policyOf({ mandatory: {}, recommended: {} }), settings: [], problems: [], sources }
  const { reportOf } = await import('../../shared/policy/readValues.ts')
  return reportOf(read)
}

/** Reads what this computer's administrator set. Never throws: what cannot be read is told, and locked. */
export function readSystemPolicy(): Promise<PolicyReport> {
  const drive = windowsFolder(process.env).slice(0, 2)
  // Only macOS has policies for one user; not every user of other systems has a name.
  const user = process.platform === 'darwin' ? userInfo().username : ''
  return readPolicy(sourcesOf(process.platform, user, drive), ofSystem)
}

import { AppError, type ErrorDetail } from '../errors.ts'
import type { Mask } from '../masks.ts'
import { isAllowedHost } from './hosts.ts'
import type { ProxyChoice } from './proxies.ts'
import type { PolicyName, PolicyValues } from './settings.ts'

/**
 * What the computer's administrator set for all its users, as the program goes by it: plain data, which crosses
 * threads. What is null was not set.
 */
export interface Policy {
  /** The only hosts that operations may name. */
  readonly servers: readonly string[] | null
  /** Whether users may add tokens. */
  readonly mayAddTokens: boolean
  /** Whether users may ask the servers while their team cannot be reached. */
  readonly mayFetchWithoutTeam: boolean
  readonly proxy: ProxyChoice | null
  /** Whether the proxy is locked: else the environment's goes before it. */
  readonly isProxyLocked: boolean
  readonly updates: UpdatePolicy
  /** Operations hide at least so much. */
  readonly maskAtLeast: Mask | null
  /** What an operation hides that is new, until somebody chooses otherwise. */
  readonly usualMask: Mask | null
  /** How many days are kept at most. */
  readonly keepAtMostDays: number | null
  /** The only folders that files may be written to, and all below them. */
  readonly exportFolders: readonly string[] | null
  /** Where files go that nobody gave another place. */
  readonly usualExportFolder: string | null
}

export interface UpdatePolicy {
  /** Whether newer versions are looked for; null: as its user likes. */
  readonly isOn: boolean | null
  /** Whether that is locked: else its user may choose otherwise. */
  readonly isLocked: boolean
  /** Where newer versions are looked for; null: where the program was built to. */
  readonly feed: string | null
}

/** Where nobody set anything. */
export const NO_POLICY: Policy = {
  servers: null,
  mayAddTokens: true,
  mayFetchWithoutTeam: true,
  proxy: null,
  isProxyLocked: false,
  updates: { isOn: null, isLocked: false, feed: null },
  maskAtLeast: null,
  usualMask: null,
  keepAtMostDays: null,
  exportFolders: null,
  usualExportFolder: null,
}

/**
 * Whether newer versions are looked for without being asked.
 *
 * @param chosen what the user chose; null: nothing yet
 */
export function looksForUpdates({ isOn, isLocked }: UpdatePolicy, chosen: boolean | null): boolean {
  return (isLocked ? isOn : (chosen ?? isOn)) ?? true
}

/** What settings come to, by level; a value that is locked and cannot be read is `'unreadable'`. */
export interface EffectiveValues {
  readonly mandatory: { readonly [Name in PolicyName]?: PolicyValues[Name] | 'unreadable' | undefined }
  readonly recommended: { readonly [Name in PolicyName]?: PolicyValues[Name] | undefined }
}

/** What is locked: as it was read, or the strictest where it cannot be; null where nothing is. */
function locked<T>(value: T | 'unreadable' | undefined, strictest: T | null): T | null {
  if (value === undefined) return null
  return value === 'unreadable' ? strictest : value
}

function updatesOf({ mandatory, recommended }: EffectiveValues): UpdatePolicy {
  const word = locked<'on' | 'off'>(mandatory.Updates, 'off')
  // Newer versions from anywhere else than what was locked, and cannot be read, would be the laxer way.
  const isLost = mandatory.UpdateFeed === 'unreadable'
  const usual = recommended.Updates
  return {
    isOn: isLost ? false : word === null ? (usual === undefined ? null : usual === 'on') : word === 'on',
    isLocked: isLost || word !== null,
    feed: locked(mandatory.UpdateFeed, null) ?? recommended.UpdateFeed ?? null,
  }
}

/**
 * What the program goes by. A value that is locked and cannot be read locks to the strictest. For days that are kept
 * there is none such: what was erased by mistake would not come back, so nothing is erased by it.
 */
export function policyOf(values: EffectiveValues): Policy {
  const { mandatory, recommended } = values
  const proxy = locked<ProxyChoice>(mandatory.Proxy, { kind: 'blocked' })
  return {
    servers: locked(mandatory.AllowedServers, []),
    mayAddTokens: locked(mandatory.UserTokens, false) ?? true,
    mayFetchWithoutTeam: locked(mandatory.FetchWithoutTeam, false) ?? true,
    proxy: proxy ?? recommended.Proxy ?? null,
    isProxyLocked: proxy !== null,
    updates: updatesOf(values),
    maskAtLeast: locked<Mask>(mandatory.MaskAtLeast, 'hidden'),
    usualMask: recommended.MaskAtLeast ?? null,
    keepAtMostDays: locked(mandatory.KeepAtMostDays, null),
    exportFolders: locked(mandatory.ExportFolders, []),
    usualExportFolder: recommended.ExportFolders?.[0] ?? null,
  }
}

/** An error that says who decided it. @param detail what its sentence needs besides */
export function managed(setting: PolicyName, detail: ErrorDetail = {}): AppError {
  return new AppError('managed', { setting, ...detail })
}

/** Holds a server to those that are allowed. @throws AppError `managed` */
export function checkHost({ servers }: Pick<Policy, 'servers'>, hostname: string): void {
  if (servers !== null && !isAllowedHost(hostname, servers)) throw managed('AllowedServers', { host: hostname })
}

/** Holds whoever adds a token to what is allowed. @throws AppError `managed` */
export function checkMayAddTokens({ mayAddTokens }: Pick<Policy, 'mayAddTokens'>): void {
  if (!mayAddTokens) throw managed('UserTokens')
}

/** Holds whoever would fetch without the team to what is allowed. @throws AppError `managed` */
export function checkMayFetchWithoutTeam({ mayFetchWithoutTeam }: Pick<Policy, 'mayFetchWithoutTeam'>): void {
  if (!mayFetchWithoutTeam) throw managed('FetchWithoutTeam')
}

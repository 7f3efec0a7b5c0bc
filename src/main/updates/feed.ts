import { readFile } from 'node:fs/promises'
import { load } from 'js-yaml'
import { z } from 'zod'
import type { UpdatesOff } from '../../shared/updates.ts'
import type { UpdatePolicy } from '../../shared/policy/policy.ts'

/** Where newer versions lie. */
export interface Feed {
  readonly url: string
}

const builtInSchema = z.object({
  url: z.string(),
  publisherName: z.union([z.string(), z.array(z.string())]).optional(),
})

/** What the packager wrote into the package about updates (`app-update.yml`). */
interface BuiltIn {
  readonly url: string
  /** Whether it names whose signature newer versions must bear. */
  readonly namesPublisher: boolean
}

async function readBuiltIn(file: string): Promise<BuiltIn | undefined> {
  try {
    const { url, publisherName = [] } = builtInSchema.parse(load(await readFile(file, 'utf8')))
    return { url, namesPublisher: [publisherName].flat().some((name) => name.trim() !== '') }
  } catch {
    return undefined
  }
}

/**
 * An address that newer versions may be fetched from: TLS, or this computer itself. `electron-builder.yml` holds a name
 * that can belong to nobody (RFC 2606) until whoever releases gives another.
 */
function usableAddress(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined
  const { protocol, hostname } = new URL(text)
  if (hostname.endsWith('.invalid')) return undefined
  const isHere = hostname === '127.0.0.1' || hostname === '[::1]'
  return protocol === 'https:' || (protocol === 'http:' && isHere) ? text : undefined
}

/**
 * Where newer versions lie, or why nothing is fetched.
 *
 * @param file the packager's note about updates; without it there is no folder for what is fetched either
 */
export async function feedOf(
  file: string,
  { isOn, isLocked, feed }: UpdatePolicy,
  platform: NodeJS.Platform,
): Promise<Feed | UpdatesOff> {
  if (isLocked && isOn === false) return 'managed'
  const builtIn = await readBuiltIn(file)
  const url = builtIn === undefined ? undefined : usableAddress(feed ?? builtIn.url)
  if (builtIn === undefined || url === undefined) return 'no-address'
  // Windows itself lets any program take another's place; macOS compares signatures by itself, and Linux has none.
  return platform === 'win32' && !builtIn.namesPublisher ? 'unsigned' : { url }
}

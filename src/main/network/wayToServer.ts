import { lookup } from 'node:dns/promises'
import { toAppError } from '../../shared/errors.ts'
import { NETWORK_STEPS, type NetworkStep, type NetworkStepOutcome } from '../../shared/network.ts'
import type { Fetch } from '../../core/wolkvox/client.ts'
import { networkFault } from '../../core/wolkvox/networkFaults.ts'

/** How long a step may take, in milliseconds: whoever looks at it waits. */
const PATIENCE_MS = 20_000

/** Which step a fault is one of; what is not named here is the server's. */
const STEP_OF_FAULT: Readonly<Record<string, NetworkStep>> = {
  'proxy-unreachable': 'proxy',
  'proxy-login': 'proxy',
  'proxy-refused': 'proxy',
  'untrusted-certificate': 'certificate',
}

type Found = Partial<Readonly<Record<NetworkStep, string>>>

/** The outcomes of all steps: those before the one that failed passed, if there are such on this way. */
function outcomes(
  found: Found,
  absent: ReadonlySet<NetworkStep>,
  failed?: { readonly step: NetworkStep; readonly cause: unknown },
): readonly NetworkStepOutcome[] {
  const end = failed === undefined ? NETWORK_STEPS.length : NETWORK_STEPS.indexOf(failed.step)
  return NETWORK_STEPS.map((step, place) => {
    if (step === failed?.step) return { step, state: 'failed', error: toAppError(failed.cause).toData(), found: null }
    if (place > end || absent.has(step)) return { step, state: 'skipped', error: null, found: null }
    return { step, state: 'passed', error: null, found: found[step] ?? null }
  })
}

/**
 * Tries the way to a server, step by step. No token goes out before the last of them.
 *
 * @param baseUrl where the operation's server is
 * @param askToken asks the server about the token
 */
export async function tryWay(
  fetch: Fetch,
  baseUrl: string,
  askToken: () => Promise<unknown>,
): Promise<readonly NetworkStepOutcome[]> {
  const url = new URL(baseUrl)
  const found: { -readonly [S in NetworkStep]?: string } = {}
  const absent = new Set<NetworkStep>()
  const proxy = await fetch.proxyOf?.(url)
  if (proxy === undefined) absent.add('proxy')
  else found.proxy = proxy.host
  // Behind a proxy names are its own affair.
  if (proxy !== undefined) absent.add('name')
  if (url.protocol === 'http:') absent.add('certificate')
  if (proxy === undefined) {
    try {
      const addresses = await lookup(url.hostname.replace(/^\[|\]$/gu, ''), { all: true })
      found.name = addresses.map(({ address }) => address).join(', ')
    } catch (cause) {
      const fault = await networkFault(cause, { url, proxy, issuerOf: fetch.issuerOf }, false)
      return outcomes(found, absent, { step: 'name', cause: fault })
    }
  }
  try {
    const answer = await fetch(url.href, { redirect: 'manual', signal: AbortSignal.timeout(PATIENCE_MS) })
    await answer.body?.cancel()
    found.server = String(answer.status)
    const issuer = fetch.issuerOf?.(url)
    if (issuer !== undefined) found.certificate = issuer
  } catch (cause) {
    const fault = await networkFault(cause, { url, proxy, issuerOf: fetch.issuerOf }, false)
    return outcomes(found, absent, { step: STEP_OF_FAULT[fault.code] ?? 'server', cause: fault })
  }
  try {
    await askToken()
  } catch (cause) {
    return outcomes(found, absent, { step: 'token', cause })
  }
  return outcomes(found, absent)
}

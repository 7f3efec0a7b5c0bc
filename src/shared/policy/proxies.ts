/** What requests go through: what the system (at the command line, the environment) says, nothing, or one proxy. */
export type ProxyChoice =
  | { readonly kind: 'system' }
  | { readonly kind: 'none' }
  | { readonly kind: 'fixed'; readonly address: string }
  /** What was locked cannot be read: nothing is sent. */
  | { readonly kind: 'blocked' }

const ADDRESS = /^(?:(https?):\/\/)?([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])(?::(\d{1,5}))?\/?$/

/**
 * What a text says of the proxy: `system`, `none`, or its address (`http://proxy.example.com:3128`). A name and a
 * password in it are refused: they would lie in the clear where every user reads them.
 *
 * @returns undefined where it says nothing
 */
export function proxyOf(text: string): ProxyChoice | undefined {
  const word = text.toLowerCase()
  if (word === 'system' || word === 'none') return { kind: word }
  const [, scheme = 'http', host, port] = ADDRESS.exec(word) ?? []
  // A word alone is rather a slip than the name of a proxy.
  if (host === undefined || (port === undefined && !host.includes('.'))) return undefined
  return { kind: 'fixed', address: `${scheme}://${host}${port === undefined ? '' : `:${port}`}` }
}

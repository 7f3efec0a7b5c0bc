/// <reference lib="dom" />

/** A value on its way between the page's world and the preload's: see `createCrossing`. */
type Packed =
  | { readonly as: 'value'; readonly value: unknown }
  | { readonly as: 'array'; readonly items: readonly Packed[] }
  | { readonly as: 'object'; readonly entries: readonly (readonly [string, Packed])[] }
  | { readonly as: 'function'; readonly id: number }
  | { readonly as: 'promise'; readonly id: number }
  | { readonly as: 'error'; readonly message: string }

interface CallDetail {
  readonly id: number
  readonly call: number
  readonly args: readonly Packed[]
}

interface Outcome {
  readonly isOk: boolean
  readonly value: Packed
}

type AnyFunction = (...args: unknown[]) => unknown

export interface Crossing {
  /** @throws TypeError for a value that cannot cross */
  pack(value: unknown): Packed
  unpack(packed: Packed): unknown
}

/**
 * One side of the context bridge. The two worlds share an event target that nobody else can reach; a `CustomEvent` on
 * it arrives at once, and Chromium clones its detail from one world into the other.
 *
 * It runs, as text, in pages: it may use nothing from outside itself.
 */
export function createCrossing(port: EventTarget, side: 'page' | 'preload'): Crossing {
  const other = side === 'page' ? 'preload' : 'page'
  const functions = new Map<number, AnyFunction>()
  const functionIds = new WeakMap<AnyFunction, number>()
  const promises = new Map<number, PromiseWithResolvers<unknown>>()
  let lastId = 0

  function tell(name: string, detail: unknown): void {
    port.dispatchEvent(new CustomEvent(name, { detail }))
  }
  function hear(name: string, listener: (detail: never) => void): void {
    port.addEventListener(name, (event) => listener((event as CustomEvent<never>).detail))
  }

  function packFunction(value: AnyFunction): Packed {
    if (/^class\b/.test(Function.prototype.toString.call(value))) throw new TypeError('A class cannot cross the bridge')
    const id = functionIds.get(value) ?? ++lastId
    functionIds.set(value, id)
    functions.set(id, value)
    return { as: 'function', id }
  }

  function packPromise(value: Promise<unknown>): Packed {
    const id = ++lastId
    function settle(isOk: boolean, result: unknown): void {
      tell(`settled-${other}`, { id, isOk, value: pack(result) })
    }
    value
      .then(
        (result) => settle(true, result),
        (reason: unknown) => settle(false, reason),
      )
      .catch((error: unknown) => settle(false, error))
    return { as: 'promise', id }
  }

  function pack(value: unknown): Packed {
    if (typeof value === 'symbol') throw new TypeError('A symbol cannot cross the bridge')
    if (typeof value === 'function') return packFunction(value as AnyFunction)
    if (typeof value !== 'object' || value === null) return { as: 'value', value }
    if (value instanceof Promise) return packPromise(value)
    if (value instanceof Error) return { as: 'error', message: value.message }
    if (Array.isArray(value)) return { as: 'array', items: value.map(pack) }
    const prototype: unknown = Object.getPrototypeOf(value)
    if (prototype === Object.prototype || prototype === null) {
      if (Object.getOwnPropertySymbols(value).length > 0) throw new TypeError('A symbol cannot cross the bridge')
      return { as: 'object', entries: Object.entries(value).map(([key, part]) => [key, pack(part)] as const) }
    }
    const clone: unknown = structuredClone(value)
    if (Object.getPrototypeOf(clone) !== prototype)
      throw new TypeError('An instance of a class cannot cross the bridge')
    return { as: 'value', value }
  }

  function call(id: number, args: readonly unknown[]): unknown {
    const number = ++lastId
    let outcome: Outcome | undefined
    const name = `returned-${side}-${number}`
    const listener = (event: Event): void => {
      outcome = (event as CustomEvent<Outcome>).detail
    }
    port.addEventListener(name, listener, { once: true })
    tell(`call-${other}`, { id, call: number, args: args.map(pack) })
    if (outcome === undefined) throw new Error('The other side of the bridge is gone')
    const value = unpack(outcome.value)
    if (outcome.isOk) return value
    throw value
  }

  function unpack(packed: Packed): unknown {
    switch (packed.as) {
      case 'value':
        return packed.value
      case 'array':
        return packed.items.map(unpack)
      case 'object':
        return Object.fromEntries(packed.entries.map(([key, part]) => [key, unpack(part)]))
      case 'error':
        return new Error(packed.message)
      case 'function':
        return (...args: unknown[]) => call(packed.id, args)
      case 'promise': {
        const settled = Promise.withResolvers<unknown>()
        promises.set(packed.id, settled)
        return settled.promise
      }
    }
  }

  function outcomeOf(run: () => unknown): Outcome {
    try {
      return { isOk: true, value: pack(run()) }
    } catch (error) {
      return { isOk: false, value: { as: 'error', message: error instanceof Error ? error.message : String(error) } }
    }
  }

  hear(`call-${side}`, ({ id, call, args }: CallDetail) => {
    const outcome = outcomeOf(() => functions.get(id)?.(...args.map(unpack)))
    tell(`returned-${other}-${call}`, outcome)
  })
  hear(`settled-${side}`, ({ id, isOk, value }: Outcome & { readonly id: number }) => {
    const settled = promises.get(id)
    promises.delete(id)
    if (isOk) settled?.resolve(unpack(value))
    else settled?.reject(unpack(value))
  })

  return { pack, unpack }
}

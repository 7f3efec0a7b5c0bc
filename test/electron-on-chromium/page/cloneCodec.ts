/** Turns what structured clone can carry into text and back: see `cloneCodec`. */
export interface CloneCodec {
  encode(value: unknown): string
  decode(text: string): unknown
}

/**
 * Makes a codec for what structured clone can carry. What it cannot carry is refused as Electron does.
 *
 * It runs in Node and, as text, in pages: it may use nothing from outside itself.
 */
export function cloneCodec(): CloneCodec {
  function bytesToText(bytes: Uint8Array): string {
    let text = ''
    for (let from = 0; from < bytes.length; from += 0x8000) {
      text += String.fromCharCode(...bytes.subarray(from, from + 0x8000))
    }
    return btoa(text)
  }

  function encodeObject(value: object, walk: (part: unknown) => unknown): unknown {
    if (Array.isArray(value)) return ['array', ...value.map(walk)]
    if (value instanceof Date) return ['date', value.getTime()]
    if (value instanceof RegExp) return ['regexp', value.source, value.flags]
    if (value instanceof Map) return ['map', ...[...value].flat().map(walk)]
    if (value instanceof Set) return ['set', ...[...value].map(walk)]
    if (value instanceof Error) return ['error', value.name, value.message]
    if (value instanceof ArrayBuffer) return ['buffer', bytesToText(new Uint8Array(value))]
    if (ArrayBuffer.isView(value)) {
      const length = value instanceof DataView ? value.byteLength : (value as Uint8Array).length
      return ['view', value.constructor.name, walk(value.buffer), value.byteOffset, length]
    }
    if (Object.getPrototypeOf(value) !== Object.prototype) throw new Error('An object could not be cloned.')
    return ['object', ...Object.entries(value).flatMap(([key, part]) => [key, walk(part)])]
  }

  function encode(given: unknown): string {
    let root: unknown
    try {
      root = structuredClone(given)
    } catch {
      throw new Error('An object could not be cloned.')
    }
    const seen = new Map<object, number>()
    function walk(value: unknown): unknown {
      if (value === undefined) return ['undefined']
      if (typeof value === 'bigint') return ['bigint', String(value)]
      if (typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0))) {
        return ['number', Object.is(value, -0) ? '-0' : String(value)]
      }
      if (typeof value !== 'object' || value === null) return value
      const known = seen.get(value)
      if (known !== undefined) return ['again', known]
      seen.set(value, seen.size)
      return encodeObject(value, walk)
    }
    return JSON.stringify(walk(root))
  }

  function decode(text: string): unknown {
    const seen: unknown[] = []
    function keep<T>(value: T): T {
      seen.push(value)
      return value
    }
    function fill<T>(value: T, parts: readonly unknown[], take: (value: T, parts: unknown[]) => void): T {
      keep(value)
      take(value, parts.map(walk))
      return value
    }
    function decodeView(name: string, buffer: unknown, offset: number, length: number): unknown {
      const place = seen.push(undefined) - 1
      const View = (globalThis as unknown as Record<string, new (...args: unknown[]) => unknown>)[name]
      if (View === undefined) throw new Error('An object could not be cloned.')
      const view = new View(walk(buffer), offset, length)
      seen[place] = view
      return view
    }
    function decodeObject(node: readonly unknown[]): Record<string, unknown> {
      const value = keep<Record<string, unknown>>({})
      for (let index = 1; index < node.length; index += 2) {
        // Not by assignment, which `__proto__` would turn into something else.
        const part = { value: walk(node[index + 1]), enumerable: true, configurable: true, writable: true }
        Object.defineProperty(value, String(node[index]), part)
      }
      return value
    }
    function walk(node: unknown): unknown {
      if (!Array.isArray(node)) return node
      const [tag, ...parts] = node as [string, ...unknown[]]
      switch (tag) {
        case 'undefined':
          return undefined
        case 'bigint':
          return BigInt(String(parts[0]))
        case 'number':
          return Number(parts[0])
        case 'again':
          return seen[Number(parts[0])]
        case 'array':
          return fill<unknown[]>([], parts, (array, items) => {
            for (const item of items) array.push(item)
          })
        case 'date':
          return keep(new Date(parts[0] === null ? Number.NaN : Number(parts[0])))
        case 'regexp':
          return keep(new RegExp(String(parts[0]), String(parts[1])))
        case 'map':
          return fill(new Map<unknown, unknown>(), parts, (map, items) => {
            for (let index = 0; index < items.length; index += 2) map.set(items[index], items[index + 1])
          })
        case 'set':
          return fill(new Set<unknown>(), parts, (set, items) => {
            for (const item of items) set.add(item)
          })
        case 'error':
          return keep(Object.assign(new Error(String(parts[1])), { name: String(parts[0]) }))
        case 'buffer':
          return keep(Uint8Array.from(atob(String(parts[0])), (character) => character.charCodeAt(0)).buffer)
        case 'view':
          return decodeView(String(parts[0]), parts[1], Number(parts[2]), Number(parts[3]))
        default:
          return decodeObject(node)
      }
    }
    return walk(JSON.parse(text))
  }

  return { encode, decode }
}

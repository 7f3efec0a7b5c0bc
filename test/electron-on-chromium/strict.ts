import { EventEmitter } from 'node:events'

/** Thrown where a part of Electron is used that the stand-in does not have. */
export class Lacking extends Error {
  constructor(what: string) {
    super(`Electron on Chromium lacks ${what}`)
    this.name = 'Lacking'
  }
}

/** Asked of any object by promises, JSON, test tools and the inspector. */
const ASKED_OF_ANY_OBJECT: ReadonlySet<string> = new Set(['then', 'toJSON', 'nodeType', 'asymmetricMatch', 'inspect'])

/** What may be called on an object of Electron that is gone. */
function isForTheDead(key: string): boolean {
  return key === 'isDestroyed' || key in EventEmitter.prototype
}

/**
 * The same object, but what it lacks throws by its name instead of being undefined.
 *
 * @param isGone tells whether the object has been destroyed: its methods then throw, as Electron's do
 */
export function strict<T extends object>(name: string, target: T, isGone?: () => boolean): T {
  return new Proxy(target, {
    get(object, key, receiver): unknown {
      if (typeof key === 'string' && !(key in object) && !ASKED_OF_ANY_OBJECT.has(key)) {
        throw new Lacking(`${name}.${key}`)
      }
      const value: unknown = Reflect.get(object, key, receiver)
      if (typeof value === 'function' && typeof key === 'string' && isGone?.() === true && !isForTheDead(key)) {
        throw new TypeError('Object has been destroyed')
      }
      return value
    },
  })
}

/** A part of Electron that is wholly missing: importing it is harmless, using it throws by its name. */
export function missing(name: string): object {
  return strict(
    name,
    // Not an arrow function: `new` has to reach its trap too.
    new Proxy(function missing() {}, {
      apply(): never {
        throw new Lacking(name)
      },
      construct(): never {
        throw new Lacking(name)
      },
    }),
  )
}

/** @throws Lacking where an option is given that the stand-in does not know */
export function checkOptions(name: string, given: object, known: ReadonlySet<string>): void {
  for (const key of Object.keys(given)) if (!known.has(key)) throw new Lacking(`${name}.${key}`)
}

type Listener = Parameters<EventEmitter['on']>[1]

/** An emitter that refuses listeners for events of which nobody has said what the stand-in does with them. */
export class StrictEmitter extends EventEmitter {
  private readonly label: string
  private readonly known: ReadonlySet<string>

  constructor(label: string, known: readonly string[]) {
    super()
    this.label = label
    this.known = new Set(['newListener', 'removeListener', 'error', ...known])
  }

  override on(event: string | symbol, listener: Listener): this {
    this.check(event)
    return super.on(event, listener)
  }

  override addListener(event: string | symbol, listener: Listener): this {
    return this.on(event, listener)
  }

  override prependListener(event: string | symbol, listener: Listener): this {
    this.check(event)
    return super.prependListener(event, listener)
  }

  private check(event: string | symbol): void {
    if (typeof event === 'string' && !this.known.has(event)) throw new Lacking(`the event ${this.label} '${event}'`)
  }
}

export interface PreventableEvent {
  readonly defaultPrevented: boolean
  preventDefault(): void
}

/** An event object as listeners get it, which they may prevent. */
export function preventable<Details extends object>(details: Details): Details & PreventableEvent {
  let isPrevented = false
  return {
    ...details,
    preventDefault(): void {
      isPrevented = true
    },
    get defaultPrevented(): boolean {
      return isPrevented
    },
  }
}

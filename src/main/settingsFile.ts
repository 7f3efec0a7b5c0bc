import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { DENSITIES, TEXT_PERCENTS, THEMES, USUAL_TEXT_PERCENT, type Settings } from '../shared/settings.ts'
import { LANGUAGES } from '../shared/language.ts'

/** Where the window was, in pixels of the screen. */
export interface WindowPlace {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly isMaximized: boolean
}

/** What the user chose; null, too, where a computer's administrator may say what is usual. */
export interface ChosenSettings extends Omit<Settings, 'updatesItself'> {
  readonly updatesItself: boolean | null
}

interface FileContent extends ChosenSettings {
  readonly window: WindowPlace | null
  /** It was said that closing the window leaves the program running. */
  readonly isBackgroundTold: boolean
  /** The version whose news its user knows: the one that they began with, or read about since. */
  readonly knownVersion: string | null
}

const USUAL: FileContent = {
  language: null,
  theme: 'system',
  density: 'comfortable',
  textPercent: USUAL_TEXT_PERCENT,
  listSeparator: null,
  startsAtLogin: false,
  staysInBackground: false,
  updatesItself: null,
  takesPreviews: false,
  window: null,
  isBackgroundTold: false,
  knownVersion: null,
}

const pixels = z.int().min(-100_000).max(100_000)
// Each part by itself: a part that a newer or older program wrote differently must not cost the others.
const fileSchema = z.object({
  language: z.enum(LANGUAGES).nullable().catch(USUAL.language),
  theme: z.enum(THEMES).catch(USUAL.theme),
  density: z.enum(DENSITIES).catch(USUAL.density),
  textPercent: z.literal(TEXT_PERCENTS).catch(USUAL.textPercent),
  listSeparator: z.enum([',', ';']).nullable().catch(USUAL.listSeparator),
  startsAtLogin: z.boolean().catch(USUAL.startsAtLogin),
  staysInBackground: z.boolean().catch(USUAL.staysInBackground),
  updatesItself: z.boolean().nullable().catch(USUAL.updatesItself),
  takesPreviews: z.boolean().catch(USUAL.takesPreviews),
  isBackgroundTold: z.boolean().catch(USUAL.isBackgroundTold),
  knownVersion: z.string().max(40).nullable().catch(null),
  window: z
    .object({ x: pixels, y: pixels, width: pixels.positive(), height: pixels.positive(), isMaximized: z.boolean() })
    .nullable()
    .catch(null),
})

/**
 * What the user chose for the program as a whole, in a small file beside the store: it must be known before the store
 * is open. Nothing of customers is in it. A file that is missing or damaged counts as the usual settings.
 */
export class SettingsFile {
  readonly #file: string
  #content: FileContent

  constructor(file: string) {
    this.#file = file
    this.#content = this.#read()
  }

  get settings(): ChosenSettings {
    const { window: _window, isBackgroundTold: _told, knownVersion: _known, ...settings } = this.#content
    return settings
  }

  get isBackgroundTold(): boolean {
    return this.#content.isBackgroundTold
  }

  get knownVersion(): string | null {
    return this.#content.knownVersion
  }

  get window(): WindowPlace | null {
    return this.#content.window
  }

  /**
   * Takes the change over at once, and writes it. A disk that cannot be written costs the memory of it, nothing else.
   */
  change(change: Partial<FileContent>): void {
    this.#content = { ...this.#content, ...change }
    const temporary = `${this.#file}.${process.pid}.tmp`
    try {
      mkdirSync(dirname(this.#file), { recursive: true, mode: 0o700 })
      writeFileSync(temporary, JSON.stringify(this.#content, null, 2), { mode: 0o600, flush: true })
      renameSync(temporary, this.#file)
    } catch {
      this.#discard(temporary)
    }
  }

  #discard(temporary: string): void {
    try {
      rmSync(temporary, { force: true })
    } catch {
      // Where nothing can be written there is nothing to remove either.
    }
  }

  #read(): FileContent {
    try {
      return fileSchema.parse(JSON.parse(readFileSync(this.#file, 'utf8')))
    } catch {
      return USUAL
    }
  }
}

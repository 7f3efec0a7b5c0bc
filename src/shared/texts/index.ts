import type { Language } from '../language.ts'
import { en } from './en/index.ts'
import { es } from './es/index.ts'
import type { SameNames } from './sameNames.ts'

/** Every text of the window, and of menus and dialogs of the main process, by language and subject. */
export const texts = { es, en } as const satisfies Record<Language, SameNames<typeof es>>

import { fileTexts } from './commonTexts/files.ts'
import type { Language, LocalizedText } from './language.ts'
import { levelOf } from './maskLevels.ts'
import type { Mask } from './masks.ts'

/** What is said of how personal data is hidden. */
const PERSONAL = {
  whole: 'personalWhole',
  partial: 'personalPartial',
  pseudonym: 'personalPseudonym',
  hidden: 'personalHidden',
} as const

/** How personal data is hidden in a file or on a page, in words; undefined: it is not. */
export function personalText(mask: Mask | undefined): LocalizedText {
  return fileTexts(PERSONAL[levelOf(mask)])
}

/** What a file says of it beside its rows, as a line of cells, where something is hidden. */
export function personalLines(mask: Mask | undefined, language: Language): readonly (readonly string[])[] {
  return mask === undefined ? [] : [[fileTexts('personal')[language], personalText(mask)[language]]]
}

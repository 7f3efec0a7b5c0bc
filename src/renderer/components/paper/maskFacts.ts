import type { Language } from '../../../shared/language.ts'
import type { Mask } from '../../../shared/masks.ts'
import type { PaperFact } from '../../../shared/paperPage.ts'
import { personalLines } from '../../../shared/personalText.ts'

/** How a page hides personal data, where it does. */
export function maskFacts(mask: Mask | undefined, language: Language): readonly PaperFact[] {
  return personalLines(mask, language).map(([label = '', text = '']) => ({ label, text }))
}

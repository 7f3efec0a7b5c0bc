import type { LocalizedText } from '../shared/language.ts'
import { questionTexts } from './texts/questions.ts'

/** What is said of a workbook in which texts had to be cut. */
export function cutTextsText(count: number): LocalizedText {
  return questionTexts.counted('cutTexts', count)
}

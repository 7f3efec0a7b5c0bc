import type { LocalizedText } from '../shared/language.ts'

/** What is said of a workbook in which texts had to be cut. */
export function cutTextsText(count: number): LocalizedText {
  return {
    en: `${count} long ${count === 1 ? 'text was' : 'texts were'} cut: Excel's limit is 32,767 characters per cell. CSV has all of it.`,
    es: `Se ${count === 1 ? 'cortó 1 texto largo' : `cortaron ${count} textos largos`}: el límite de Excel es de 32.767 caracteres por celda. El CSV lo lleva todo.`,
  }
}

import type { Mask } from '../../../shared/masks.ts'
import { maskedText } from '../../../shared/masking/maskedText.ts'
import { maskedField, type PersonalKind } from '../../../shared/masking/personalValues.ts'
import type { RowSet } from '../../../shared/query.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { maskerOf } from '../query/masks/masker.ts'
import { toldRowSet } from '../query/masks/toldRowSet.ts'
import { planOfFacts } from '../tables/telephonePlans.ts'
import type { Reading } from '../threads/subject.ts'

/** A text that is told beside rows, and what it is: `text` may mention anybody. */
export interface ToldText {
  readonly kind: PersonalKind | 'text'
  readonly text: string
}

export interface ToldInput {
  readonly report: ReportDefinition
  readonly question: RowSet
}

/** What is told beside rows, masked as they are. Rows themselves are masked where they are read. */
export const masks = ({ database }: Reading) => ({
  /** A question as a document or a sheet repeats it: values of its filters, search and parameters masked as it says. */
  told: ({ report, question }: ToldInput): RowSet => toldRowSet(database, report, question),
  /** Texts of what a document says of a customer, in their order. */
  texts: ({ mask, texts }: { readonly mask: Mask; readonly texts: readonly ToldText[] }): readonly string[] => {
    const masker = maskerOf(database, mask, planOfFacts(database, null))
    return texts.map(({ kind, text }) => (kind === 'text' ? maskedText(masker, text) : maskedField(masker, kind, text)))
  },
})

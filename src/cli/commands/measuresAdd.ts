import { badMeasure } from '../../shared/measures/kpis.ts'
import { ownMeasureNamed, type OwnMeasure } from '../../shared/measures/ownMeasures.ts'
import { expressionText, parseMeasure } from '../../shared/summaries/measureText.ts'
import { checkedOwnMeasure, reportForOwn } from '../../shared/summaries/ownMeasure.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../exitStatus.ts'
import { measureNameOf, ownMeasureBlock, ownMeasureDocument } from '../ownMeasures.ts'
import { fullCatalogue, reportNamed } from '../ownReports.ts'
import { measureTexts } from '../texts/measures.ts'

/** What is divided by what. @throws AppError `bad-measure`, `bad-filter` */
function divisionOf(text: string): Pick<OwnMeasure, 'dividend' | 'divisor'> {
  const { title, expression } = parseMeasure(text)
  if (title !== null || expression.kind !== 'quotient') throw badMeasure(text, 'measure-operand')
  return { dividend: expressionText(expression.dividend), divisor: expressionText(expression.divisor) }
}

export const measuresAdd: Command = {
  usage: 'measures add NAME "M / M"',
  ...measureTexts('ownAdd'),
  options: {
    report: { type: 'string', value: 'REPORT', ...measureTexts('ownReport') },
    replace: { type: 'boolean', ...measureTexts('ownReplace') },
  },
  positionals: { least: 2, most: 2 },
  async run(context, options) {
    const { terminal } = context
    const { language } = terminal
    const [nameText = '', formula = ''] = options.positionals
    const own: OwnMeasure = { name: measureNameOf(nameText), ...divisionOf(formula), earlierNames: [] }
    const named = options.text('report')
    const asked = named === undefined ? null : await reportNamed(context, named)
    const { reports } = await fullCatalogue(context)
    const report = asked ?? reportForOwn(own, reports, language)
    const measure = checkedOwnMeasure(own, { report, reports, language, range: null })
    const store = await context.store()
    const before = options.has('replace') ? ownMeasureNamed(await store.ownMeasures.list(), own.name) : undefined
    const id = await store.ownMeasures.put({ id: before?.id ?? null, measure })
    const document = ownMeasureDocument({ ...measure, id }, reports, language)
    await terminal.result(document, ownMeasureBlock(document))
    return EXIT.done
  },
}

import type { Command } from '../command.ts'
import { EXIT } from '../exitStatus.ts'
import { measureNameOf, ownMeasureBlock, ownMeasureDocument, ownMeasureOf } from '../ownMeasures.ts'
import { fullCatalogue } from '../ownReports.ts'
import { measureTexts } from '../texts/measures.ts'

export const measuresRename: Command = {
  usage: 'measures rename NAME NEW',
  ...measureTexts('ownRename'),
  options: {},
  positionals: { least: 2, most: 2 },
  async run(context, options) {
    const { terminal } = context
    const [before = '', after = ''] = options.positionals
    const name = measureNameOf(after)
    const store = await context.store()
    const { id, ...measure } = ownMeasureOf(await store.ownMeasures.list(), before)
    await store.ownMeasures.put({ id, measure: { ...measure, name } })
    const { reports } = await fullCatalogue(context)
    const document = ownMeasureDocument({ ...measure, id, name }, reports, terminal.language)
    await terminal.result(document, ownMeasureBlock(document))
    return EXIT.done
  },
}

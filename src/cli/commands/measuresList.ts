import type { Command } from '../command.ts'
import { EXIT } from '../exitStatus.ts'
import { ownMeasureBlock, ownMeasureDocument } from '../ownMeasures.ts'
import { fullCatalogue, reportNamed } from '../ownReports.ts'
import { measureTexts } from '../texts/measures.ts'

export const measuresList: Command = {
  usage: 'measures list [REPORT]',
  ...measureTexts('ownList'),
  options: {},
  positionals: { least: 0, most: 1 },
  async run(context, options) {
    const { terminal } = context
    const name = options.positionals[0]
    const report = name === undefined ? undefined : await reportNamed(context, name)
    const { reports } = await fullCatalogue(context)
    const kept = await (await context.store()).ownMeasures.list()
    const documents = kept
      .map((measure) => ownMeasureDocument(measure, reports, terminal.language))
      .filter(
        ({ reports: fitting, lists = [] }) =>
          report === undefined || [...fitting, ...lists.map((each) => each.report)].includes(report.key),
      )
    const none = terminal.say(measureTexts('ownNone'))
    await terminal.result(documents, documents.map(ownMeasureBlock).join('\n\n') || none)
    return EXIT.done
  },
}

import type { Command } from '../command.ts'
import { EXIT } from '../exitStatus.ts'
import { table } from '../table.ts'
import { viewTexts } from '../texts/views.ts'
import { toldView, viewDocument, type ViewDocument } from '../views.ts'

export const viewList: Command = {
  usage: 'view list',
  ...viewTexts('list'),
  options: {},
  positionals: { least: 0, most: 0 },
  async run(context) {
    const { terminal } = context
    const views = await (await context.store()).views.list()
    const documents: ViewDocument[] = []
    for (const view of views) documents.push(viewDocument(await toldView(context, view)))
    const rows = documents.map(({ name, report, connection, range }) => [name, report, connection, range ?? '–'])
    const text =
      rows.length === 0
        ? terminal.say(viewTexts('none'))
        : table(terminal.say(viewTexts('listHeadings')).split('|'), rows)
    await terminal.result(documents, text)
    return EXIT.done
  },
}

import type { Command } from '../command.ts'
import { EXIT } from '../exitStatus.ts'
import { viewTexts } from '../texts/views.ts'
import { knownView, questionDocument, toldView } from '../views.ts'
import { viewQuestionText } from '../viewQuestionText.ts'

export const viewShow: Command = {
  usage: 'view show NAME',
  ...viewTexts('show'),
  options: {},
  positionals: { least: 1, most: 1 },
  async run(context, options) {
    const view = await knownView(context, options.positionals[0] ?? '')
    const told = await toldView(context, view)
    await context.terminal.result(questionDocument(told), viewQuestionText(told))
    return EXIT.done
  },
}

import type { Command } from '../command.ts'
import { EXIT } from '../exitStatus.ts'
import { viewTexts } from '../texts/views.ts'
import { knownView, questionDocument } from '../views.ts'
import { viewQuestionText } from '../viewQuestionText.ts'

export const viewShow: Command = {
  usage: 'view show NAME',
  ...viewTexts('show'),
  options: {},
  positionals: { least: 1, most: 1 },
  async run(context, options) {
    const view = await knownView(context, options.positionals[0] ?? '')
    await context.terminal.result(questionDocument(view), viewQuestionText(view))
    return EXIT.done
  },
}

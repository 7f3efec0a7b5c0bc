import { policyTexts as commonTexts } from '../../shared/commonTexts/policy.ts'
import { policyProblemText, policyValueText } from '../../shared/policyTexts.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../exitStatus.ts'
import { table } from '../table.ts'
import { policyTexts } from '../texts/policy.ts'

/** What the computer's administrator set: it opens no store, and asks nobody. */
export const policy: Command = {
  usage: 'policy',
  ...policyTexts('help'),
  options: {},
  positionals: { least: 0, most: 0 },
  async run(context) {
    const { terminal } = context
    const { settings, problems, sources } = await context.policy()
    const told = problems.map((problem) => ({ ...problem, text: policyProblemText(problem) }))
    for (const { text } of told) terminal.message(text)
    const places = sources.map(({ place }) => place).join(', ')
    const rows = settings.map((setting) => [
      terminal.say(commonTexts(setting.name)),
      terminal.say(commonTexts(setting.level)),
      terminal.say(policyValueText(setting)),
      setting.place,
    ])
    const held =
      rows.length === 0
        ? terminal.say(policyTexts('nothing'))
        : table(terminal.say(policyTexts('headings')).split('|'), rows)
    const text = [held, terminal.say(policyTexts('sources', { places }))].join('\n\n')
    const document = {
      settings: settings.map(({ name, level, value, place }) => ({ name, level, value, source: place })),
      problems: told.map(({ problem, level, setting, place, text }) => ({
        problem,
        level,
        setting: setting === '' ? null : setting,
        source: place,
        sentence: terminal.say(text),
      })),
      sources: sources.map(({ place }) => place),
    }
    await terminal.result(document, text)
    return EXIT.done
  },
}

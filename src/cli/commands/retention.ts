import { mostDaysOf, usersRules } from '../../shared/retention.ts'
import { toldCopies, withCopies } from '../asideCopies.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../exitStatus.ts'
import { goingText, whatGoes } from '../retentionTexts.ts'
import { table } from '../table.ts'
import { retentionTexts } from '../texts/retention.ts'

export const retention: Command = {
  usage: 'retention',
  ...retentionTexts('help'),
  options: {},
  positionals: { least: 0, most: 0 },
  async run(context) {
    const { terminal } = context
    const store = await context.store()
    const names = new Map((await context.connections()).map(({ id, name }) => [id, name]))
    const held = await store.retention.rules()
    const mostDays = mostDaysOf(held)
    const rules = usersRules(held).map(({ connectionId, reportKey, months }) => ({
      connection: connectionId === null ? null : (names.get(connectionId) ?? ''),
      report: reportKey,
      months,
    }))
    const going = await whatGoes(context, store, null)
    const every = terminal.say(retentionTexts('all'))
    const everything = terminal.say(retentionTexts('everything'))
    const headings = terminal.say(retentionTexts('headings'))
    const parts = [
      rules.length === 0
        ? terminal.say(retentionTexts('everythingIsKept'))
        : table(
            headings.split('|'),
            rules.map((rule) => [rule.connection ?? every, rule.report ?? every, String(rule.months ?? everything)]),
          ),
      ...(mostDays === null ? [] : [terminal.say(retentionTexts.counted('mostDays', mostDays))]),
      goingText(context, going),
    ]
    const copies = await toldCopies(context)
    await terminal.result({ rules, mostDays, going, ...copies.inDocument }, withCopies(parts.join('\n\n'), copies))
    return EXIT.done
  },
}

import { AppError } from '../../shared/errors.ts'
import { MOST_MONTHS, type RetentionChange } from '../../shared/retention.ts'
import { toldCopies, withCopies } from '../asideCopies.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../exitStatus.ts'
import { fullCatalogue } from '../ownReports.ts'
import { goingText, scheduleCuts, whatGoes } from '../retentionTexts.ts'
import { retentionTexts } from '../texts/retention.ts'

/** Months that are kept, null for everything, undefined for what a wider rule says. @throws AppError `usage` */
function monthsOf(text: string | undefined): number | null | undefined {
  if (text === 'all') return null
  if (text === 'default') return undefined
  const months = /^\d{1,4}$/.test(text ?? '') ? Number(text) : 0
  if (months >= 1 && months <= MOST_MONTHS) return months
  throw new AppError('usage', { problem: 'months-written', given: text ?? '' })
}

export const retentionSet: Command = {
  usage: 'retention set',
  ...retentionTexts('set'),
  options: {
    connection: { type: 'string', value: 'NAME', ...retentionTexts('connection') },
    report: { type: 'string', value: 'REPORT', ...retentionTexts('report') },
    months: {
      type: 'string',
      value: 'N',
      ...retentionTexts('months'),
    },
    preview: { type: 'boolean', ...retentionTexts('preview') },
  },
  positionals: { least: 0, most: 0 },
  async run(context, options) {
    const { terminal } = context
    const months = monthsOf(options.text('months'))
    const name = options.text('report')
    const connectionName = options.text('connection')
    const reportKey = name === undefined ? null : (await fullCatalogue(context)).find(name).key
    const connection = connectionName === undefined ? null : await context.connection(connectionName)
    const store = await context.store()
    const rule = { connectionId: connection?.id ?? null, reportKey, months: months ?? null }
    const change: RetentionChange = { rule, isRemoved: months === undefined }
    const going = await whatGoes(context, store, change)
    const warnings = await scheduleCuts(context, store, { supposed: change })
    if (!options.has('preview')) {
      if (change.isRemoved) await store.retention.remove(rule)
      else await store.retention.put(rule)
    }
    for (const warning of warnings) terminal.message(warning)
    const when = options.has('preview')
      ? terminal.say(retentionTexts('unchanged'))
      : terminal.say(retentionTexts('goesDaily'))
    const document = {
      connection: connection?.name ?? null,
      report: reportKey,
      months: rule.months,
      going,
      warnings: warnings.map((warning) => terminal.say(warning)),
    }
    const copies = await toldCopies(context)
    const text = withCopies([goingText(context, going), when].join('\n\n'), copies)
    await terminal.result({ ...document, ...copies.inDocument }, text)
    return EXIT.done
  },
}

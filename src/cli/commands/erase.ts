import { AppError } from '../../shared/errors.ts'
import type { WallSeconds } from '../../shared/time.ts'
import type { CustomerRows } from '../../core/store/erasing/customerRows.ts'
import type { ErasureProgress } from '../../core/store/erasing/progress.ts'
import { toldCopies, withCopies } from '../asideCopies.ts'
import type { Command, Options } from '../command.ts'
import type { CommandContext } from '../context.ts'
import { EXIT } from '../exitStatus.ts'
import { fullCatalogue, reportNamed } from '../ownReports.ts'
import { spanOf } from '../period.ts'
import { table } from '../table.ts'
import { erasingTexts } from '../texts/erasing.ts'

interface Narrowed {
  readonly connectionId: number | null
  readonly reportKey: string | null
  readonly before: WallSeconds | null
}

function confirm(options: Options): void {
  if (options.has('yes')) return
  throw new AppError('usage', { problem: 'erasure-unconfirmed' })
}

function progressOn({ terminal }: CommandContext): (progress: ErasureProgress) => void {
  return ({ step, done, total }) => {
    const text =
      step === 'looking' ? erasingTexts('looking', { done, total }) : erasingTexts('compacting', { done, total })
    terminal.progress(total === 0 ? 1 : done / total, text)
  }
}

/** Erases rows by connection, report and date, or counts them. */
async function erasePeriod(context: CommandContext, options: Options, erasure: Narrowed): Promise<number> {
  const { terminal } = context
  const { reports } = await fullCatalogue(context)
  const store = await context.store()
  if (options.has('preview')) {
    const rows = await store.erasing.count(reports, erasure)
    const text = terminal.say(erasingTexts.counted('wouldGo', rows))
    const copies = await toldCopies(context)
    await terminal.result({ rows, ...copies.inDocument }, withCopies(text, copies))
    return EXIT.done
  }
  const rows = await store.erasing.erase(reports, erasure, { onProgress: progressOn(context) })
  terminal.endProgress()
  const copies = await toldCopies(context)
  const text = terminal.say(erasingTexts.counted('erased', rows))
  await terminal.result({ rows, ...copies.inDocument }, withCopies(text, copies))
  return EXIT.done
}

async function customerTable(context: CommandContext, found: readonly CustomerRows[]) {
  const names = new Map((await context.connections()).map(({ id, name }) => [id, name]))
  return found.map(({ connectionId, reportKey, named, mentioned }) => ({
    connection: names.get(connectionId) ?? '',
    report: reportKey,
    rows: named.length,
    mentions: mentioned.length,
  }))
}

/** Erases what is stored about one customer, or shows it. */
async function eraseCustomer(
  context: CommandContext,
  options: Options,
  customer: string,
  { connectionId, reportKey, before }: Narrowed,
): Promise<number> {
  const { terminal, signal } = context
  if (reportKey !== null || before !== null) {
    throw new AppError('usage', { problem: 'customer-alone' })
  }
  const { reports } = await fullCatalogue(context)
  const store = await context.store()
  const onProgress = progressOn(context)
  if (options.has('preview')) {
    const found = await customerTable(
      context,
      await store.erasing.findCustomer(reports, { customer, connectionId }, { signal, onProgress }),
    )
    terminal.endProgress()
    const rows = found.reduce((sum, each) => sum + each.rows, 0)
    const mentions = found.reduce((sum, each) => sum + each.mentions, 0)
    const headings = terminal.say(erasingTexts('headings'))
    const lines = found.map((each) => [each.connection, each.report, String(each.rows), String(each.mentions)])
    const none = terminal.say(erasingTexts('noRow'))
    const copies = await toldCopies(context)
    const text = lines.length === 0 ? none : table(headings.split('|'), lines)
    await terminal.result({ rows, mentions, reports: found, ...copies.inDocument }, withCopies(text, copies))
    return EXIT.done
  }
  const withMentions = options.has('mentions')
  const { eraseCustomer: eraseEverywhere } = await import('../../desk/eraseCustomer.ts')
  const { rows, untold } = await eraseEverywhere(
    { store, link: () => context.link() },
    reports,
    { customer, connectionId, withMentions },
    { signal, onProgress },
  )
  terminal.endProgress()
  if (untold !== null) {
    terminal.explainError(untold)
    const mayTell = untold.code !== 'team-no-rights' && untold.code !== 'team-read-only'
    terminal.message(erasingTexts(mayTell ? 'teamToldLater' : 'teamNotTold'))
  }
  const text = terminal.say(erasingTexts.counted('erasedOfCustomer', rows))
  const copies = await toldCopies(context)
  await terminal.result({ rows, ...copies.inDocument }, withCopies(text, copies))
  return EXIT.done
}

export const erase: Command = {
  usage: 'erase',
  ...erasingTexts('help'),
  options: {
    connection: { type: 'string', value: 'NAME', ...erasingTexts('connection') },
    report: { type: 'string', value: 'REPORT', ...erasingTexts('report') },
    before: {
      type: 'string',
      value: 'DATE',
      ...erasingTexts('before'),
    },
    customer: {
      type: 'string',
      value: 'VALUE',
      ...erasingTexts('customer'),
    },
    mentions: {
      type: 'boolean',
      ...erasingTexts('mentions'),
    },
    preview: { type: 'boolean', ...erasingTexts('preview') },
    yes: { type: 'boolean', ...erasingTexts('confirm') },
  },
  positionals: { least: 0, most: 0 },
  async run(context, options) {
    const before = options.text('before')
    const beforeAt = before === undefined ? null : spanOf(before).from
    const name = options.text('report')
    const reportKey = name === undefined ? null : (await reportNamed(context, name)).key
    if (!options.has('preview')) confirm(options)
    const connectionName = options.text('connection')
    const connectionId = connectionName === undefined ? null : (await context.connection(connectionName)).id
    const narrowed = { connectionId, reportKey, before: beforeAt }
    const customer = options.text('customer')
    if (customer !== undefined) return eraseCustomer(context, options, customer, narrowed)
    return erasePeriod(context, options, narrowed)
  },
}

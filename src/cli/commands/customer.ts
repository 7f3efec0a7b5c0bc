import { amountTexts } from '../../shared/commonTexts/amounts.ts'
import type { StoryItem } from '../../shared/customerStory.ts'
import { AppError } from '../../shared/errors.ts'
import { identifyCustomer } from '../../shared/identifyCustomer.ts'
import type { LocalizedText } from '../../shared/language.ts'
import { maskedBy, type Mask } from '../../shared/masks.ts'
import { formatInstant, type TimeRange } from '../../shared/time.ts'
import type { FoundStory } from '../../core/store/customers/story.ts'
import type { StoredStoryRow } from '../../core/store/customers/storyRows.ts'
import type { Command, Options } from '../command.ts'
import type { CommandContext } from '../context.ts'
import { writeCustomerList } from '../customerList.ts'
import { EXIT } from '../exitStatus.ts'
import { fileOptions, outputOf, safeOption } from '../fileOptions.ts'
import { maskOf, maskOption } from '../maskOption.ts'
import { fullCatalogue } from '../ownReports.ts'
import { boundOptions, chosenPeriod } from '../period.ts'
import { rowCountOptions, rowCountsOf, type RowCounts } from '../rowCounts.ts'
import { rowText } from '../rowText.ts'
import { table } from '../table.ts'
import { customerTexts } from '../texts/customers.ts'

const ITEMS_FOR_PEOPLE = 20
/** Rows that are read and written at once. */
const ITEMS_AT_ONCE = 500

/** The period of `--from` and `--to`; null: whatever is stored. */
function rangeOf(options: Options): TimeRange | null {
  const period = chosenPeriod(options)
  return period?.kind === 'dates' ? { from: period.from, to: period.to } : null
}

/** What to try where nothing was found. */
function hintOf(value: string, withMentions: boolean): LocalizedText {
  const identified = identifyCustomer(value)
  const doubt = identified.kind === 'nothing' ? null : identified.doubt
  switch (doubt) {
    case 'few-digits':
      return customerTexts('fewDigits')
    case 'no-domain':
      return customerTexts('noDomain')
    case 'name':
      return customerTexts('isName')
    default:
      return withMentions ? customerTexts('nothing') : customerTexts('nothingNamed')
  }
}

/** Prints a story: the first items for people, all of them as a document. */
class StoryWriter {
  readonly #context: CommandContext
  readonly #story: FoundStory
  readonly #hint: LocalizedText | undefined
  readonly #names: ReadonlyMap<number, string>
  readonly #mask: Mask | undefined

  constructor(
    context: CommandContext,
    story: FoundStory,
    names: ReadonlyMap<number, string>,
    hint: LocalizedText | undefined,
    mask: Mask | undefined,
  ) {
    this.#mask = mask
    this.#context = context
    this.#story = story
    this.#names = names
    this.#hint = hint
  }

  async write({ offset, limit }: RowCounts): Promise<void> {
    const { items } = this.#story
    const { terminal } = this.#context
    const end = limit === undefined ? undefined : offset + limit
    if (terminal.json) await this.#writeDocument(items.slice(offset, end))
    else await this.#writeForPeople(items.slice(offset, end ?? offset + ITEMS_FOR_PEOPLE))
  }

  #named({ at, connectionId, reportKey, how }: StoryItem) {
    const connection = this.#names.get(connectionId) ?? ''
    return { at: at === null ? null : formatInstant(at), connection, report: reportKey, how }
  }

  async #rowsOf(items: readonly StoryItem[]): Promise<readonly (StoredStoryRow | null)[]> {
    const store = await this.#context.store()
    const { reports } = await fullCatalogue(this.#context)
    const keys = new Set(items.map(({ reportKey }) => reportKey))
    return store.customers.rows({ reports: reports.filter(({ key }) => keys.has(key)), items, mask: this.#mask })
  }

  async #writeDocument(items: readonly StoryItem[]): Promise<void> {
    const { terminal, signal } = this.#context
    const { told: value, total, telephones, emails, ids, names } = this.#story
    const hint = this.#hint === undefined ? {} : { hint: terminal.say(this.#hint) }
    const head = JSON.stringify({ value, total, telephones, emails, ids, names, ...hint }).slice(0, -1)
    terminal.isInDocument = true
    await terminal.write(`${head},"items":[`)
    for (let first = 0; first < items.length; first += ITEMS_AT_ONCE) {
      if (signal.aborted) throw new AppError('cancelled')
      const block = items.slice(first, first + ITEMS_AT_ONCE)
      const rows = await this.#rowsOf(block)
      // A row that went since is told as it was found.
      const texts = block.map((item, place) => {
        const row = rows[place]
        const text = row === null || row === undefined ? 'null' : rowText(row.fields, row.values)
        return `${JSON.stringify(this.#named(item)).slice(0, -1)},"row":${text}}`
      })
      await terminal.write((first === 0 ? '' : ',') + texts.join(','))
    }
    await terminal.write(']}\n')
  }

  async #writeForPeople(items: readonly StoryItem[]): Promise<void> {
    const { terminal } = this.#context
    const { total, telephones, emails, ids, names } = this.#story
    if (this.#hint !== undefined) terminal.message(this.#hint)
    const facts = [
      [customerTexts('names'), names],
      [customerTexts('telephones'), telephones],
      [customerTexts('emails'), emails],
      [customerTexts('ids'), ids],
    ] as const
    const who = facts.flatMap(([title, values]) =>
      values.length === 0 ? [] : [`${terminal.say(title)}: ${values.join(', ')}`],
    )
    const { reports } = await fullCatalogue(this.#context)
    const titles = new Map(reports.map(({ key, title }) => [key, title[terminal.language]]))
    const lines = items.map((item) => {
      const { at, connection, report, how } = this.#named(item)
      return [at ?? '–', connection, titles.get(report) ?? report, terminal.say(customerTexts(how))]
    })
    const headings = terminal.say(customerTexts('headings')).split('|')
    const shown = lines.length === 0 ? [] : [table(headings, lines)]
    const count = terminal.say(customerTexts('shown', { shown: lines.length, total }))
    await terminal.write(`${[...who, ...shown, count].join('\n')}\n`)
  }
}

/** The operation that is named; null: all. */
async function connectionOf(context: CommandContext, options: Options): Promise<number | null> {
  const name = options.text('connection')
  return name === undefined ? null : (await context.connection(name)).id
}

export const customer: Command = {
  usage: 'customer [VALUE]',
  ...customerTexts('help'),
  options: {
    connection: { type: 'string', value: 'NAME', ...customerTexts('connection') },
    ...boundOptions,
    mentions: { type: 'boolean', ...customerTexts('mentions') },
    ...rowCountOptions,
    list: { type: 'string', value: 'FILE', ...customerTexts('list') },
    ...fileOptions,
    ...safeOption,
    mask: maskOption,
  },
  positionals: { least: 0, most: 1 },
  async run(context, options) {
    const { terminal, signal } = context
    const [value] = options.positionals
    const list = options.text('list')
    const range = rangeOf(options)
    const counts = rowCountsOf(options)
    const withMentions = options.has('mentions')
    if (list !== undefined) {
      if (value !== undefined || withMentions || counts.limit !== undefined || counts.offset > 0) {
        throw new AppError('usage', { problem: 'customer-list-alone' })
      }
      const output = outputOf(options, terminal.json)
      const where = { connectionId: await connectionOf(context, options), range, mask: maskOf(options) }
      return writeCustomerList(context, list, where, output)
    }
    if (value === undefined || options.text('out') !== undefined) {
      throw new AppError('usage', { problem: value === undefined ? 'no-customer' : 'customer-list-alone' })
    }
    const asked = maskOf(options)
    // Said before a store is opened for it.
    if (identifyCustomer(value).kind === 'nothing') throw new AppError('usage', { problem: 'no-customer' })
    const connectionId = await connectionOf(context, options)
    const { reports } = await fullCatalogue(context)
    const store = await context.store()
    const story = await store.customers.story(
      { reports, wish: maskedBy({ customer: value, connectionId, range, withMentions }, asked) },
      {
        signal,
        onProgress: ({ rows, total }) => {
          terminal.progress(
            total === 0 ? 1 : rows / total,
            customerTexts('looking', { done: rows, rows: amountTexts.counted('rows', total) }),
          )
        },
      },
    )
    terminal.endProgress()
    const names = new Map((await context.connections()).map(({ id, name }) => [id, name]))
    const hint = story.total === 0 ? hintOf(value, withMentions) : undefined
    await new StoryWriter(context, story, names, hint, asked).write(counts)
    return EXIT.done
  },
}

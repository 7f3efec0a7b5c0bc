import { resolve } from 'node:path'
import { amountTexts } from '../../shared/commonTexts/amounts.ts'
import { checkTexts } from '../../shared/commonTexts/checks.ts'
import { homeTexts } from '../../shared/commonTexts/home.ts'
import type { CardAnswer } from '../../shared/home.ts'
import { explain } from '../../shared/errorTexts.ts'
import { throwIfAborted, toAppError, type AppErrorData } from '../../shared/errors.ts'
import { numberText } from '../../shared/summaries/numberText.ts'
import { formatInstant } from '../../shared/time.ts'
import { CardAnswers } from '../../desk/cardAnswers.ts'
import { CoverageBook } from '../../desk/coverage.ts'
import { pinnedViews, type CardManner, type PinnedView } from '../../desk/homeCards.ts'
import { writeHome } from '../../desk/homeFile.ts'
import type { OpenDesk } from '../../desk/openDesk.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../exitStatus.ts'
import { outOf } from '../fileOptions.ts'
import { maskOf, maskOption } from '../maskOption.ts'
import { fullCatalogue } from '../ownReports.ts'
import { table } from '../table.ts'
import { connectionOption } from '../target.ts'
import type { Terminal } from '../terminal.ts'
import { homeCommandTexts } from '../texts/home.ts'

/** A card, and what it comes to or why that cannot be said. */
interface ReadCard {
  readonly pinned: PinnedView
  readonly answer: CardAnswer | null
  readonly error: AppErrorData | null
}

async function readCard(
  desk: OpenDesk,
  answers: CardAnswers,
  pinned: PinnedView,
  manner: CardManner,
): Promise<ReadCard> {
  try {
    return { pinned, answer: await answers.answer(desk, pinned.view, manner), error: null }
  } catch (cause) {
    return { pinned, answer: null, error: toAppError(cause).toData() }
  }
}

/** The numbers over all of a card's rows; of rows how many there are; none where nothing was ever fetched. */
function measuresOf({ content, seal }: CardAnswer) {
  if (seal.verdict === 'nothing' || content.kind === 'rows') return []
  if (content.kind === 'findings') return []
  const total = content.answer.groups.find(({ key, column }) => key.length === 0 && column === null)
  return content.answer.measures.map(({ title, type }, place) => ({
    title,
    type,
    value: total?.values[place] ?? null,
    compared: total?.compared?.[place] ?? null,
  }))
}

function rowsOf({ content, seal }: CardAnswer): number | null {
  return content.kind === 'rows' && seal.verdict !== 'nothing' ? content.total : null
}

/** How many findings a check has; null for whatever is none, and where nothing was ever fetched. */
function findingsOf({ content, seal }: CardAnswer): number | null {
  return content.kind === 'findings' && seal.verdict !== 'nothing' ? content.total : null
}

function documentOf({ pinned: { view }, answer, error }: ReadCard) {
  const range = answer?.range ?? null
  return {
    name: view.name,
    report: view.reportKey,
    from: range === null ? null : formatInstant(range.from),
    to: range === null ? null : formatInstant(range.to),
    state: answer?.seal.verdict ?? null,
    requests: answer?.requests ?? null,
    rows: answer === null ? null : rowsOf(answer),
    findings: answer === null ? null : findingsOf(answer),
    measures:
      answer === null ? [] : measuresOf(answer).map(({ title, value, compared }) => ({ title, value, compared })),
    error: error?.code ?? null,
  }
}

function lineOf({ pinned: { view }, answer, error }: ReadCard, terminal: Terminal): readonly string[] {
  const { language } = terminal
  if (answer === null) {
    return [view.name, '–', error === null ? '–' : explain(error, language).sentence, '–']
  }
  const { range, seal } = answer
  const rows = rowsOf(answer)
  const numbers = measuresOf(answer).map(({ title, type, value }) => `${title}: ${numberText(value, type, language)}`)
  const findings = findingsOf(answer)
  const says =
    findings !== null
      ? `${terminal.say(checkTexts('findings'))}: ${numberText(findings, 'count', language)}`
      : rows === null
        ? numbers.join(' · ')
        : terminal.say(amountTexts.counted('rows', rows))
  const period = range === null ? '–' : `${formatInstant(range.from)} – ${formatInstant(range.to)}`
  return [view.name, period, says === '' ? '–' : says, homeTexts(seal.verdict)[language]]
}

export const home: Command = {
  usage: 'home',
  ...homeCommandTexts('home'),
  options: {
    connection: connectionOption,
    mask: maskOption,
    out: { type: 'string', value: 'FILE', ...homeCommandTexts('out') },
  },
  positionals: { least: 0, most: 0 },
  async run(context, options) {
    const { terminal, signal } = context
    const mask = maskOf(options)
    const connection = await context.connection(options.text('connection'))
    const desk = await context.desk(await fullCatalogue(context))
    const pinned = await pinnedViews(desk, connection.id, mask)
    if (options.text('out') !== undefined) {
      const out = outOf(options, terminal.json)
      const file = out === '-' ? null : resolve(out)
      const { language } = terminal
      const order = { connectionId: connection.id, file, language, onBusy: 'fail', mask } as const
      const { rows, bytes } = await writeHome(desk, order, { signal })
      if (file === null) return EXIT.done
      const text = terminal.say(
        homeCommandTexts('written', { file, cards: amountTexts.counted('cards', pinned.length) }),
      )
      await terminal.result({ file, cards: pinned.length, rows, bytes, format: 'xlsx' }, text)
      return EXIT.done
    }
    const answers = new CardAnswers(new CoverageBook())
    const manner = { language: terminal.language, signal }
    // At once, so that what several need of the same rows is read for all of them.
    const cards = await Promise.all(pinned.map((each) => readCard(desk, answers, each, manner)))
    throwIfAborted(signal)
    const text =
      cards.length === 0
        ? terminal.say(homeCommandTexts('none'))
        : table(
            terminal.say(homeCommandTexts('headings')).split('|'),
            cards.map((card) => [...lineOf(card, terminal)]),
          )
    await terminal.result(cards.map(documentOf), text)
    return EXIT.done
  },
}

import { IconArrowDownRight, IconArrowUpRight, IconEqual } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { clockText } from '../../../shared/periodTexts.ts'
import type { WallboardDefinition } from '../../../shared/reports/types.ts'
import { startOfDay, type WallSeconds } from '../../../shared/time.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import type { Bar, BoardFigures, HourBar } from './board.ts'
import { BoardChart } from './BoardChart.tsx'
import { BoardServiceLevel } from './BoardServiceLevel.tsx'
import { Tile } from './BoardTile.tsx'
import { capital, type BoardWords, type Comparison } from './boardWords.ts'
import { OUTCOMES, outcomeOf, outcomesOf, type Outcome, type Tally } from './tally.ts'
import { overlaps } from '../../../shared/ranges.ts'
import { levelOf } from './thresholds.ts'
import { figureOf, thresholdsOf, type BoardSettings } from './useBoardSettings.ts'
import type { ServiceLevel } from './useServiceLevel.ts'
import { useThresholdWords } from './useThresholdWords.ts'
import type { Usual } from './usual.ts'

export interface BoardProps {
  readonly definition: WallboardDefinition
  readonly figures: BoardFigures
  readonly now: WallSeconds
  readonly words: BoardWords
  readonly connectionId: number
  /** What is good of each share. */
  readonly settings: BoardSettings
  /** Null where no report of the operation tells it. */
  readonly serviceLevel: ServiceLevel | null
}

/** Values beyond these stand together under one name. */
const MOST_VALUES = 5

const ARROWS = { up: IconArrowUpRight, down: IconArrowDownRight, same: IconEqual } as const

interface AgainstProps {
  readonly comparison: Comparison | null
  /** Null where neither more nor less is better. */
  readonly isGood: boolean | null
  readonly meaning: string
}

function toneOf({ direction, isNotable }: Comparison, isGood: boolean | null): 'good' | 'bad' | 'neutral' {
  if (isGood === null || !isNotable) return 'neutral'
  return (direction === 'up') === isGood ? 'good' : 'bad'
}

/** A figure against what is usual. Colour only says again what the words say. */
function Against({ comparison, isGood, meaning }: AgainstProps) {
  if (comparison === null) return null
  const Arrow = ARROWS[comparison.direction]
  return (
    <p className="board-against" data-tone={toneOf(comparison, isGood)} title={`${comparison.text}. ${meaning}`}>
      <Arrow className="board-arrow" aria-hidden stroke={2} />
      <span aria-hidden>{comparison.short}</span>
      <span className="visually-hidden">{comparison.text}</span>
    </p>
  )
}

interface ValueListProps {
  readonly title: string
  readonly tally: Tally
  readonly usualOf: (value: string) => Usual | null
  readonly toneOf: (value: string) => Outcome | undefined
  readonly words: BoardWords
}

interface ListedValue {
  readonly key: string
  readonly title: string
  readonly count: number
  readonly usual: Usual | null
  readonly tone: Outcome | undefined
}

/** The most frequent values; the rest as one. */
function Values({ title, tally, usualOf, toneOf, words }: ValueListProps) {
  const { t } = useTranslation('live')
  const sorted = [...tally].toSorted(([, a], [, b]) => b - a)
  const most = sorted.length === MOST_VALUES + 1 ? sorted.length : MOST_VALUES
  const rest = sorted.slice(most).reduce((sum, [, count]) => sum + count, 0)
  const highest = Math.max(1, sorted[0]?.[1] ?? 0, rest)
  const listed: ListedValue[] = sorted.slice(0, most).map(([value, count]) => ({
    key: value,
    title: words.valueTitle(value),
    count,
    usual: usualOf(value),
    tone: toneOf(value),
  }))
  if (rest > 0) listed.push({ key: '\0', title: t('board.others'), count: rest, usual: null, tone: undefined })
  return (
    <section className="board-values">
      <div className="board-values-head">
        <h3 className="board-heading">{title}</h3>
        {listed.some((value) => value.usual !== null) && <span aria-hidden>{t('board.usualHeading')}</span>}
      </div>
      <ul>
        {listed.map(({ key, title, count, usual, tone }) => {
          const against = words.countAgainst(count, usual)
          return (
            <li key={key} className="board-value" data-tone={tone} title={against?.text}>
              <span className="board-value-bar" style={{ width: `${(count / highest) * 100}%` }} aria-hidden />
              <span className="board-value-title">{title}</span>
              <span className="board-value-count">{words.number(count)}</span>
              <span className="board-value-usual" aria-hidden>
                {usual === null ? '' : words.number(usual.value)}
              </span>
              {against === null ? null : <span className="visually-hidden">{against.text}</span>}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** The names of the colours in the charts, those that the report has. */
function Legend({
  definition,
  words,
  usual,
  now,
  hasGaps,
}: Pick<BoardProps, 'definition' | 'words'> & {
  readonly usual: Usual | null
  readonly now: WallSeconds
  readonly hasGaps: boolean
}) {
  const { t } = useTranslation('live')
  return (
    <ul className="board-legend">
      {outcomesOf(definition).map((outcome) => (
        <li key={outcome}>
          <span className="board-swatch" data-outcome={outcome} aria-hidden />
          {words.outcome(outcome)}
        </li>
      ))}
      <li title={words.usualMeaning(usual, now)}>
        {usual !== null && <span className="board-swatch" data-outcome="usual" aria-hidden />}
        {words.usualDays(usual, now)}
      </li>
      {hasGaps && (
        <li>
          <span className="board-swatch" data-outcome="unseen" aria-hidden />
          {t('board.unseenShort')}
        </li>
      )}
    </ul>
  )
}

const NO_USUAL: readonly null[] = []

function totalOf(bars: readonly Bar[]): number {
  return bars.reduce((sum, { total }) => sum + total, 0)
}

/** The large numbers: each with what is usual by this time of the day. */
function Tiles({ definition, figures, now, words, connectionId, settings, serviceLevel }: BoardProps) {
  const { t } = useTranslation('live')
  const thresholdWords = useThresholdWords()
  const language = useLanguage()
  const { tally, usual, rates, minutes } = figures
  const rows = definition.rows[language]
  const lastHour = totalOf(minutes)
  return (
    <div className="board-tiles">
      <Tile title={t('board.today', { rows: capital(rows) })} value={words.number(tally.total)}>
        <Against
          comparison={words.countAgainst(tally.total, usual.total)}
          isGood={null}
          meaning={words.usualMeaning(usual.total, now)}
        />
      </Tile>
      {serviceLevel !== null && (
        <BoardServiceLevel connectionId={connectionId} level={serviceLevel} settings={settings} words={words} />
      )}
      {definition.rates.map((rate, place) => {
        const figure = rates[place]
        const thresholds = thresholdsOf(settings, figureOf(rate))
        return (
          <Tile
            key={rate.title.en}
            title={rate.title[language]}
            meaning={rate.meaning[language]}
            value={figure?.value === null || figure === undefined ? '–' : words.share(figure.value)}
            level={levelOf(figure?.value ?? null, thresholds, rate.isGood)}
            levelMeaning={thresholdWords(thresholds, rate.isGood)}
          >
            <Against
              comparison={words.shareAgainst(figure?.value ?? null, figure?.usual ?? null)}
              isGood={rate.isGood}
              meaning={words.usualMeaning(figure?.usual ?? null, now)}
            />
          </Tile>
        )
      })}
      <Tile title={t('board.lastHour')} value={words.number(lastHour)}>
        <p className="board-against" data-tone="neutral">
          {minutes[0] === undefined ? '' : `${clockText(minutes[0].range.from)}–${clockText(now)}`}
        </p>
      </Tile>
    </div>
  )
}

/** What the rows are made of. */
function Lists({ definition, figures: { tally, usual }, words }: BoardProps) {
  const { t } = useTranslation('live')
  return (
    <div className="board-lists">
      <Values
        title={t('board.byResult')}
        tally={tally.byResult}
        usualOf={usual.ofResult}
        toneOf={(value) => outcomeOf(definition, value)}
        words={words}
      />
      <Values
        title={t('board.byType')}
        tally={tally.byType}
        usualOf={usual.ofType}
        toneOf={() => undefined}
        words={words}
      />
    </div>
  )
}

/** The rows by minute and by hour. */
function Charts({ definition, figures, now, words }: BoardProps) {
  const { t } = useTranslation('live')
  const language = useLanguage()
  const { tally, usual, minutes, hours, gaps } = figures
  const rows = definition.rows[language]
  const gapRanges = gaps.map(({ range }) => range)

  function linesOf(bar: Bar | HourBar | undefined): readonly string[] {
    if (bar === undefined) return []
    const parts = OUTCOMES.filter((outcome) => bar.counts[outcome] > 0).map(
      (outcome) => `${words.outcome(outcome)}: ${words.number(bar.counts[outcome])}`,
    )
    const expected =
      'usual' in bar && bar.usual !== null ? [t('board.usual', { value: words.number(bar.usual.value) })] : []
    const unseen = gaps
      .filter(({ range }) => overlaps(range, bar.range))
      .map(
        (gap) =>
          `${t('board.unseen')} · ${t('board.unseenFor', { range: words.stretch(gap.range), reason: words.reason(gap) })}`,
      )
    return [`${words.stretch(bar.range)} · ${words.number(bar.total)} ${rows}`, ...parts, ...expected, ...unseen]
  }

  const countOfLastHour = `${t('board.perMinute')}: ${words.number(totalOf(minutes))} ${rows}`
  return (
    <div className="board-charts">
      <section className="board-chart">
        <h3 className="board-heading">{t('board.perMinute')}</h3>
        <BoardChart
          label={countOfLastHour}
          bars={minutes}
          usual={NO_USUAL}
          gaps={gapRanges}
          tickSeconds={600}
          linesOf={(place) => linesOf(minutes[place])}
        />
      </section>
      <section className="board-chart">
        <h3 className="board-heading">{t('board.perHour')}</h3>
        <BoardChart
          label={`${t('board.perHour')}: ${words.number(tally.total)} ${rows}`}
          bars={hours}
          usual={hours.map((hour) => hour.usual?.value ?? null)}
          gaps={gapRanges.filter(({ to }) => to >= startOfDay(now))}
          tickSeconds={2 * 3_600}
          linesOf={(place) => linesOf(hours[place])}
        />
      </section>
      <Legend definition={definition} words={words} usual={usual.total} now={now} hasGaps={gaps.length > 0} />
    </div>
  )
}

/** The figures of a board: large numbers, what they are made of, and the two charts. */
export function Board(props: BoardProps) {
  return (
    <div className="board-figures">
      <Tiles {...props} />
      <Lists {...props} />
      <Charts {...props} />
    </div>
  )
}

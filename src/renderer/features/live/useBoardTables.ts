import { useTranslation } from 'react-i18next'
import type { PaperLine, PaperTable } from '../../../shared/paperPage.ts'
import { clockText } from '../../../shared/periodTexts.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import type { BoardProps } from './Board.tsx'
import { capital } from './boardWords.ts'
import { outcomesOf } from './tally.ts'
import { levelOf, type Level } from './thresholds.ts'
import { figureOf, SERVICE_LEVEL, thresholdsOf } from './useBoardSettings.ts'

// The numbers of a board as tables, for the screen and for paper.

function keysOf(tally: ReadonlyMap<string, number>): readonly string[] {
  return [...tally].toSorted(([, a], [, b]) => b - a).map(([value]) => value)
}

function table(
  heading: string,
  columns: readonly string[],
  lines: readonly (readonly string[])[],
  foot: readonly (readonly string[])[] = [],
): PaperTable {
  const lineOf =
    (kind: PaperLine['kind']) =>
    (cells: readonly string[]): PaperLine => ({ kind, cells })
  return {
    kind: 'table',
    heading,
    columns: columns.map((title, place) => ({ heading: title, isNumber: place > 0 })),
    lines: [...lines.map(lineOf('group')), ...foot.map(lineOf('total'))],
    notes: [],
  }
}

/** The large numbers. */
function useFigures(): (of: BoardProps) => PaperTable {
  const { t } = useTranslation('live')
  const language = useLanguage()
  const none = t('table.none')
  const levelText = (level: Level | null): string => t(`levels.${level ?? 'none'}`)
  return ({ definition, figures: { tally, usual, rates }, words, settings, serviceLevel }) => {
    const share = (value: number | null | undefined): string =>
      value === null || value === undefined ? none : words.share(value)
    const today = t('board.today', { rows: capital(definition.rows[language]) })
    return table(
      t('table.figures'),
      [t('table.figure'), t('table.value'), t('table.usual'), t('levels.title')],
      [
        [today, words.number(tally.total), usual.total === null ? none : words.number(usual.total.value), none],
        ...(serviceLevel === null
          ? []
          : [
              [
                serviceLevel.title,
                share(serviceLevel.value),
                none,
                levelText(levelOf(serviceLevel.value, thresholdsOf(settings, SERVICE_LEVEL), true)),
              ],
            ]),
        ...definition.rates.map((rate, place) => {
          const value = rates[place]?.value ?? null
          const level = levelOf(value, thresholdsOf(settings, figureOf(rate)), rate.isGood)
          return [rate.title[language], share(value), share(rates[place]?.usual?.value), levelText(level)]
        }),
      ],
    )
  }
}

/** The rows by type and by result. */
function useMatrix(): (of: BoardProps) => PaperTable {
  const { t } = useTranslation('live')
  const language = useLanguage()
  return ({ definition, figures: { tally, usual }, words }) => {
    const usualText = (value: number | undefined): string =>
      value === undefined ? t('table.none') : words.number(value)
    const rows = capital(definition.rows[language])
    const results = keysOf(tally.byResult)
    const [total, expected] = [t('table.total'), t('table.usual')]
    return table(
      t('table.byTypeAndResult', { rows }),
      [t('table.type'), ...results.map(words.valueTitle), total, expected],
      keysOf(tally.byType).map((type) => [
        words.valueTitle(type),
        ...results.map((result) => words.number(tally.table.get(type)?.get(result) ?? 0)),
        words.number(tally.byType.get(type) ?? 0),
        usualText(usual.ofType(type)?.value),
      ]),
      [
        [
          total,
          ...results.map((result) => words.number(tally.byResult.get(result) ?? 0)),
          words.number(tally.total),
          usualText(usual.total?.value),
        ],
        [
          expected,
          ...results.map((result) => usualText(usual.ofResult(result)?.value)),
          usualText(usual.total?.value),
          t('table.none'),
        ],
      ],
    )
  }
}

/** The rows by hour of the day, by minute of the last hour, and what nobody saw. */
function useTimes(): (of: BoardProps) => readonly PaperTable[] {
  const { t } = useTranslation('live')
  const none = t('table.none')
  return ({ definition, figures: { hours, minutes, gaps }, words }) => {
    const outcomes = outcomesOf(definition)
    const ends = outcomes.map((outcome) => words.outcome(outcome))
    return [
      table(
        t('table.hours'),
        [t('table.hour'), t('table.value'), t('table.usual'), ...ends],
        hours.map(({ range, total, counts, usual, isFuture }) => [
          words.stretch(range),
          isFuture ? none : words.number(total),
          usual === null ? none : words.number(usual.value),
          ...outcomes.map((outcome) => (isFuture ? none : words.number(counts[outcome]))),
        ]),
      ),
      table(
        t('table.minutes'),
        [t('table.minute'), t('table.value'), ...ends],
        minutes.map(({ range, total, counts }) => [
          clockText(range.from),
          words.number(total),
          ...outcomes.map((outcome) => words.number(counts[outcome])),
        ]),
      ),
      ...(gaps.length === 0
        ? []
        : [
            table(
              t('table.unseen'),
              [t('table.stretch'), t('table.reason')],
              gaps.map((gap) => [words.stretch(gap.range), words.reason(gap)]),
            ),
          ]),
    ]
  }
}

/** Makes tables of everything that a board shows. */
export function useBoardTables(): (of: BoardProps) => readonly PaperTable[] {
  const [figures, matrix, times] = [useFigures(), useMatrix(), useTimes()]
  return (of) => [figures(of), matrix(of), ...times(of)]
}

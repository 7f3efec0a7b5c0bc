import { useTranslation } from 'react-i18next'
import { clockText } from '../../../shared/periodTexts.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import type { BoardProps } from './Board.tsx'
import { capital } from './boardWords.ts'
import { outcomesOf } from './tally.ts'
import { levelOf, type Level } from './thresholds.ts'
import { figureOf, SERVICE_LEVEL, thresholdsOf } from './useBoardSettings.ts'

function keysOf(tally: ReadonlyMap<string, number>): readonly string[] {
  return [...tally].toSorted(([, a], [, b]) => b - a).map(([value]) => value)
}

/** A usual number as it reads, or that there is none. */
function useUsualText(words: BoardProps['words']): (value: number | undefined) => string {
  const { t } = useTranslation('live')
  return (value) => (value === undefined ? t('table.none') : words.number(value))
}

/** The headings of the columns for each outcome. */
function OutcomeHeads({ definition, words }: Pick<BoardProps, 'definition' | 'words'>) {
  return outcomesOf(definition).map((outcome) => (
    <th key={outcome} scope="col">
      {words.outcome(outcome)}
    </th>
  ))
}

/** The large numbers. */
function FiguresTable({ definition, figures, words, settings, serviceLevel }: BoardProps) {
  const { t } = useTranslation('live')
  const language = useLanguage()
  const usualText = useUsualText(words)
  const { tally, usual, rates } = figures
  const rows = capital(definition.rows[language])
  const none = t('table.none')
  const levelText = (level: Level | null): string => t(`levels.${level ?? 'none'}`)
  return (
    <table>
      <caption>{t('table.figures')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('table.figure')}</th>
          <th scope="col">{t('table.value')}</th>
          <th scope="col">{t('table.usual')}</th>
          <th scope="col">{t('levels.title')}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{t('board.today', { rows })}</th>
          <td>{words.number(tally.total)}</td>
          <td>{usualText(usual.total?.value)}</td>
          <td>{none}</td>
        </tr>
        {serviceLevel !== null && (
          <tr>
            <th scope="row">{serviceLevel.title}</th>
            <td>{serviceLevel.value === null ? none : words.share(serviceLevel.value)}</td>
            <td>{none}</td>
            <td>{levelText(levelOf(serviceLevel.value, thresholdsOf(settings, SERVICE_LEVEL), true))}</td>
          </tr>
        )}
        {definition.rates.map((rate, place) => {
          const { value, usual: ofRate } = rates[place] ?? { value: null, usual: null }
          return (
            <tr key={rate.title.en}>
              <th scope="row">{rate.title[language]}</th>
              <td>{value === null ? none : words.share(value)}</td>
              <td>{ofRate === null ? none : words.share(ofRate.value)}</td>
              <td>{levelText(levelOf(value, thresholdsOf(settings, figureOf(rate)), rate.isGood))}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** The rows by type and by result. */
function MatrixTable({ definition, figures, words }: BoardProps) {
  const { t } = useTranslation('live')
  const language = useLanguage()
  const usualText = useUsualText(words)
  const { tally, usual } = figures
  const rows = capital(definition.rows[language])
  const types = keysOf(tally.byType)
  const results = keysOf(tally.byResult)
  return (
    <table className="board-matrix">
      <caption>{t('table.byTypeAndResult', { rows })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('table.type')}</th>
          {results.map((result) => (
            <th key={result} scope="col">
              {words.valueTitle(result)}
            </th>
          ))}
          <th scope="col">{t('table.total')}</th>
          <th scope="col">{t('table.usual')}</th>
        </tr>
      </thead>
      <tbody>
        {types.map((type) => (
          <tr key={type}>
            <th scope="row">{words.valueTitle(type)}</th>
            {results.map((result) => (
              <td key={result}>{words.number(tally.table.get(type)?.get(result) ?? 0)}</td>
            ))}
            <td>{words.number(tally.byType.get(type) ?? 0)}</td>
            <td>{usualText(usual.ofType(type)?.value)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('table.total')}</th>
          {results.map((result) => (
            <td key={result}>{words.number(tally.byResult.get(result) ?? 0)}</td>
          ))}
          <td>{words.number(tally.total)}</td>
          <td>{usualText(usual.total?.value)}</td>
        </tr>
        <tr>
          <th scope="row">{t('table.usual')}</th>
          {results.map((result) => (
            <td key={result}>{usualText(usual.ofResult(result)?.value)}</td>
          ))}
          <td>{usualText(usual.total?.value)}</td>
          <td>{t('table.none')}</td>
        </tr>
      </tfoot>
    </table>
  )
}

/** The rows by hour of the day. */
function HoursTable({ definition, figures, words }: BoardProps) {
  const { t } = useTranslation('live')
  const usualText = useUsualText(words)
  const outcomes = outcomesOf(definition)
  const none = t('table.none')
  return (
    <table>
      <caption>{t('table.hours')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('table.hour')}</th>
          <th scope="col">{t('table.value')}</th>
          <th scope="col">{t('table.usual')}</th>
          <OutcomeHeads definition={definition} words={words} />
        </tr>
      </thead>
      <tbody>
        {figures.hours.map((hour) => (
          <tr key={hour.range.from}>
            <th scope="row">{words.stretch(hour.range)}</th>
            <td>{hour.isFuture ? none : words.number(hour.total)}</td>
            <td>{usualText(hour.usual?.value)}</td>
            {outcomes.map((outcome) => (
              <td key={outcome}>{hour.isFuture ? none : words.number(hour.counts[outcome])}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The rows by minute of the last hour. */
function MinutesTable({ definition, figures, words }: BoardProps) {
  const { t } = useTranslation('live')
  const outcomes = outcomesOf(definition)
  return (
    <table>
      <caption>{t('table.minutes')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('table.minute')}</th>
          <th scope="col">{t('table.value')}</th>
          <OutcomeHeads definition={definition} words={words} />
        </tr>
      </thead>
      <tbody>
        {figures.minutes.map((minute) => (
          <tr key={minute.range.from}>
            <th scope="row">{clockText(minute.range.from)}</th>
            <td>{words.number(minute.total)}</td>
            {outcomes.map((outcome) => (
              <td key={outcome}>{words.number(minute.counts[outcome])}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The stretches that nobody saw. */
function GapsTable({ figures, words }: BoardProps) {
  const { t } = useTranslation('live')
  return (
    <table>
      <caption>{t('table.unseen')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('table.stretch')}</th>
          <th scope="col">{t('table.reason')}</th>
        </tr>
      </thead>
      <tbody>
        {figures.gaps.map((gap) => (
          <tr key={gap.range.from}>
            <th scope="row">{words.stretch(gap.range)}</th>
            <td>{words.reason(gap)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The same numbers as tables: for screen readers, and for whoever wants to read them exactly. */
export function BoardTable(props: BoardProps) {
  return (
    <div className="board-tables">
      <FiguresTable {...props} />
      <MatrixTable {...props} />
      <HoursTable {...props} />
      <MinutesTable {...props} />
      {props.figures.gaps.length > 0 && <GapsTable {...props} />}
    </div>
  )
}

import { Button } from '@mantine/core'
import { IconTable } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { MatchCandidate, MatchedNumber, MatchWay } from '../../../shared/checks/matchAnswer.ts'
import { kindText } from '../../../shared/checks/matchFindings.ts'
import { rangeText } from '../../../shared/periodTexts.ts'
import { numberText } from '../../../shared/summaries/numberText.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import type { PanelProps } from './panel.ts'

interface MatchCandidatesProps extends Pick<PanelProps, 'report' | 'onRows' | 'renderFetch'> {
  readonly number: MatchedNumber
  /** Which day or hour it is of; undefined: the whole period. */
  readonly of?: string
}

/** What may explain a difference: how many rows each would, what to do, and the way to its rows. */
export function MatchCandidates({ number, of, ...ways }: MatchCandidatesProps) {
  const { t } = useTranslation('checks')
  const { difference, candidates } = number
  if (difference === 0) return null
  if (candidates.length === 0) return <p className="checks-none">{t('match.unexplained')}</p>
  return (
    <section
      className="checks-candidates"
      aria-label={of === undefined ? t('match.candidates') : `${t('match.candidates')}: ${of}`}
    >
      <ul>
        {candidates.map((candidate) => (
          <Candidate key={candidate.kind} candidate={candidate} difference={difference} {...ways} />
        ))}
      </ul>
    </section>
  )
}

interface CandidateProps extends Pick<PanelProps, 'report' | 'onRows' | 'renderFetch'> {
  readonly candidate: MatchCandidate
  readonly difference: number
}

function Candidate({ candidate, difference, onRows, renderFetch }: CandidateProps) {
  const { t } = useTranslation('checks')
  const language = useLanguage()
  const { kind, rows, what, ways } = candidate
  const title = kindText(kind)[language]
  const isExact = rows === Math.abs(difference)
  return (
    <li className="checks-candidate" data-exact={isExact || undefined}>
      <h2>
        {title}
        <span className="checks-explains">
          {rows === null ? t('match.cannotBeKnown') : t('match.explains', { count: rows })}
          {isExact && <strong> · {t('match.isExact')}</strong>}
        </span>
      </h2>
      <p>{what[language]}</p>
      <div className="checks-ways">
        {ways.map((way) => (
          <Way
            key={JSON.stringify(way.range)}
            way={way}
            title={title}
            hasMany={ways.length > 1}
            {...{ onRows, renderFetch }}
          />
        ))}
        {ways.some((way) => way.kind === 'rows' && !way.isAll) && (
          <span className="checks-hint">{t('match.listed')}</span>
        )}
      </div>
    </li>
  )
}

interface WayProps extends Pick<PanelProps, 'onRows' | 'renderFetch'> {
  readonly way: MatchWay
  readonly title: string
  readonly hasMany: boolean
}

/** The way to rows, or the button that fetches a stretch. */
function Way({ way, title, hasMany, onRows, renderFetch }: WayProps) {
  const { t } = useTranslation('checks')
  const language = useLanguage()
  const stretch = way.range === null ? '' : rangeText(way.range, language, null)
  if (way.kind === 'stretch') {
    return (
      <span className="checks-stretch">
        {stretch} {renderFetch(way.range)}
      </span>
    )
  }
  const what = hasMany ? `${title}, ${stretch}` : title
  return (
    <Button
      variant="default"
      size="compact-xs"
      leftSection={<IconTable size={14} aria-hidden />}
      aria-label={t('rowsOf', { what })}
      onClick={() => onRows({ filters: way.filters, what })}
    >
      {hasMany ? stretch : t('rows')}
    </Button>
  )
}

/** A difference with its sign, as tables show it. */
export function differenceText(difference: number, language: ReturnType<typeof useLanguage>): string {
  const text = numberText(difference, 'count', language, 'screen')
  return difference > 0 ? `+${text}` : text
}

import { Button, Checkbox } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MatchedPart } from '../../../shared/checks/matchAnswer.ts'
import { clockText, longDayText } from '../../../shared/periodTexts.ts'
import { numberText } from '../../../shared/summaries/numberText.ts'
import { wall, type TimeRange } from '../../../shared/time.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { differenceText, MatchCandidates } from './MatchCandidates.tsx'
import type { PanelProps } from './panel.ts'

interface MatchPartsProps extends Pick<PanelProps, 'report' | 'onRows' | 'renderFetch'> {
  readonly parts: readonly MatchedPart[]
  /** The period that is looked at; null: all of a log. */
  readonly range: TimeRange | null
}

function isOutside({ range }: MatchedPart, period: TimeRange | null): boolean {
  return period !== null && (range.from < period.from || range.to > period.to)
}

/** The days or hours of which totals were pasted: where they part from what is here, and why. */
export function MatchParts({ parts, range, ...ways }: MatchPartsProps) {
  const { t } = useTranslation('checks')
  const inside = parts.filter((part) => !isOutside(part, range))
  const outside = parts.length - inside.length
  const different = inside.filter(({ difference }) => difference !== 0)
  const [onlyDifferent, setOnlyDifferent] = useState(false)
  const [opened, setOpened] = useState<number | null>(null)
  const shown = onlyDifferent ? different : inside
  return (
    <section className="checks-parts" aria-label={t('match.parts')}>
      <h2>{t('match.parts')}</h2>
      {outside > 0 && <p className="checks-hint">{t('match.outside', { count: outside })}</p>}
      {different.length === 0 ? (
        inside.length > 0 && <p className="checks-none">{t('match.allFit')}</p>
      ) : (
        <Checkbox
          size="xs"
          label={t('match.onlyDifferent', { count: different.length })}
          checked={onlyDifferent}
          onChange={({ currentTarget }) => setOnlyDifferent(currentTarget.checked)}
        />
      )}
      <table className="checks-table">
        <caption className="visually-hidden">{t('match.parts')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('match.part')}</th>
            <th scope="col" data-number>
              {t('match.expected')}
            </th>
            <th scope="col" data-number>
              {t('match.found')}
            </th>
            <th scope="col" data-number>
              {t('match.difference')}
            </th>
            <th scope="col">{t('match.why')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((part) => {
            const { from } = part.range
            const isOpened = opened === from
            return (
              <Part
                key={from}
                part={part}
                isOpened={isOpened}
                onOpen={() => setOpened(isOpened ? null : from)}
                {...ways}
              />
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

interface PartProps extends Pick<PanelProps, 'report' | 'onRows' | 'renderFetch'> {
  readonly part: MatchedPart
  readonly isOpened: boolean
  readonly onOpen: () => void
}

/** A day or an hour, and behind it what may explain its difference. */
function Part({ part, isOpened, onOpen, ...ways }: PartProps) {
  const { t } = useTranslation('checks')
  const language = useLanguage()
  const { expected, found, difference } = part
  const count = (value: number): string => numberText(value, 'count', language, 'screen')
  return (
    <>
      <tr data-different={difference !== 0 || undefined}>
        <th scope="row">{partText(part, language)}</th>
        <td data-number>{count(expected)}</td>
        <td data-number>{count(found)}</td>
        <td data-number>{difference === 0 ? '=' : differenceText(difference, language)}</td>
        <td>
          {difference !== 0 && (
            <Button
              variant="subtle"
              size="compact-xs"
              aria-expanded={isOpened}
              aria-label={`${t('match.why')}: ${partText(part, language)}`}
              leftSection={isOpened ? <IconChevronDown size={14} /> : <IconChevronRight size={14} />}
              onClick={onOpen}
            >
              {t('match.why')}
            </Button>
          )}
        </td>
      </tr>
      {isOpened && (
        <tr>
          <td colSpan={5}>
            <MatchCandidates number={part} of={partText(part, language)} {...ways} />
          </td>
        </tr>
      )}
    </>
  )
}

/** `domingo 1 de noviembre de 2026`, with its hour where it is one. */
function partText({ range, isHour }: MatchedPart, language: ReturnType<typeof useLanguage>): string {
  const day = longDayText(range.from, language)
  return isHour ? `${day}, ${clockText(range.from)}–${clockText(wall(range.to + 1))}` : day
}

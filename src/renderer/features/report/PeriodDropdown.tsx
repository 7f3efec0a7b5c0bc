import { Button, Group, Text, TextInput, UnstyledButton } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { DatePicker } from '@mantine/dates'
import { IconCheck } from '@tabler/icons-react'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { PERIOD_PRESETS, periodRange, readDates, type Period } from '../../../shared/periods.ts'
import { rangeText, untilToday } from '../../../shared/periodTexts.ts'
import {
  endOfDay,
  formatDay,
  formatTimeOfDay,
  parseDate,
  startOfDay,
  type TimeRange,
  type WallSeconds,
} from '../../../shared/time.ts'
import { useLanguage } from '../../text/useLanguage.ts'

interface PeriodDropdownProps {
  readonly period: Period
  readonly today: WallSeconds
  readonly hasAll: boolean
  /** What no period at all is called; absent: a log whole. */
  readonly allText?: string
  readonly onChange: (period: Period) => void
}

type Days = [string | null, string | null]

/** What is typed into the fields: days as `YYYY-MM-DD`, times of day as people write them. */
interface Draft {
  readonly days: Days
  readonly fromTime: string
  readonly toTime: string
}

function draftOf(range: TimeRange | null): Draft {
  if (range === null) return { days: [null, null], fromTime: '', toTime: '' }
  const shorten = (time: string, second: string): string => (time.endsWith(second) ? time.slice(0, 5) : time)
  return {
    days: [formatDay(range.from), formatDay(range.to)],
    fromTime: range.from === startOfDay(range.from) ? '' : shorten(formatTimeOfDay(range.from), ':00'),
    toTime: range.to === endOfDay(range.to) ? '' : shorten(formatTimeOfDay(range.to), ':59'),
  }
}

function readDraft({ days: [first, last], fromTime, toTime }: Draft): ReturnType<typeof readDates> | null {
  const from = first === null ? undefined : parseDate(first)?.at
  if (from === undefined) return null
  const to = last === null ? from : (parseDate(last)?.at ?? from)
  return readDates(from, to, fromTime, toTime)
}

function samePeriod(a: Period, b: Period): boolean {
  return a.kind === b.kind && (a.kind !== 'preset' || b.kind !== 'preset' || a.preset === b.preset)
}

/** The frequent periods by name. */
function PresetList({ period, today, hasAll, allText, onChange }: PeriodDropdownProps) {
  const { t } = useTranslation('report')
  const language = useLanguage()
  const offers: readonly Period[] = [
    ...(hasAll ? [{ kind: 'all' } as const] : []),
    ...PERIOD_PRESETS.map((preset) => ({ kind: 'preset', preset }) as const),
  ]
  return (
    <ul className="period-presets" aria-label={t('period.presetList')}>
      {offers.map((offer) => {
        const range = periodRange(offer, today)
        const isChosen = samePeriod(offer, period)
        return (
          <li key={offer.kind === 'preset' ? offer.preset : offer.kind}>
            <UnstyledButton className="period-preset" aria-pressed={isChosen} onClick={() => onChange(offer)}>
              <span className="period-preset-check" aria-hidden>
                {isChosen && <IconCheck size={14} />}
              </span>
              <span>
                {offer.kind === 'preset' ? t(`period.presets.${offer.preset}`) : (allText ?? t('period.wholeLog'))}
              </span>
              <span className="period-preset-dates">
                {range === null ? '' : rangeText(untilToday(range, today), language, today)}
              </span>
            </UnstyledButton>
          </li>
        )
      })}
    </ul>
  )
}

/** Dates and times of a period of one's own. */
export function PeriodDropdown(props: PeriodDropdownProps) {
  const { period, today, onChange } = props
  const { t } = useTranslation('report')
  const language = useLanguage()
  const hasRoom = useMediaQuery('(min-width: 900px)', true, { getInitialValueInEffect: false })
  const [draft, setDraft] = useState(() => draftOf(periodRange(period, today)))
  const read = readDraft(draft)
  const isGood = read !== null && typeof read !== 'string'
  const columns = hasRoom ? 2 : 1

  function submit(event: FormEvent): void {
    event.preventDefault()
    if (isGood) onChange({ kind: 'dates', from: read.from, to: read.to })
  }

  const hint = read === null ? t('period.pickDates') : isGood ? rangeText(read, language, today) : null
  return (
    <div className="period-panes">
      <PresetList {...props} />
      <form className="period-dates" onSubmit={submit}>
        <DatePicker
          type="range"
          allowSingleDateInRange
          size="xs"
          // No day is red: red is what failed.
          weekendDays={[]}
          numberOfColumns={columns}
          columnsToScroll={1}
          maxDate={formatDay(today)}
          defaultDate={formatDay(monthShownFirst(periodRange(period, today), today, columns))}
          value={draft.days}
          onChange={(days) => setDraft({ ...draft, days })}
          ariaLabels={{
            previousMonth: t('period.previousMonth'),
            nextMonth: t('period.nextMonth'),
            previousYear: t('period.previousYear'),
            nextYear: t('period.nextYear'),
            previousDecade: t('period.previousDecade'),
            nextDecade: t('period.nextDecade'),
          }}
        />
        <div className="period-times">
          <TextInput
            size="xs"
            w={110}
            label={t('period.fromTime')}
            placeholder="00:00"
            value={draft.fromTime}
            error={read === 'bad-from-time' ? t('period.badTime') : null}
            title={t('period.timeHint')}
            onChange={(event) => setDraft({ ...draft, fromTime: event.currentTarget.value })}
          />
          <TextInput
            size="xs"
            w={110}
            label={t('period.toTime')}
            placeholder="23:59"
            value={draft.toTime}
            error={
              read === 'bad-to-time' ? t('period.badTime') : read === 'wrong-order' ? t('period.wrongOrder') : null
            }
            title={t('period.timeHint')}
            onChange={(event) => setDraft({ ...draft, toTime: event.currentTarget.value })}
          />
          <Group gap="xs" className="period-apply">
            <Text size="xs" c="var(--muted)" aria-live="polite">
              {hint}
            </Text>
            <Button type="submit" disabled={!isGood}>
              {t('period.apply')}
            </Button>
          </Group>
        </div>
      </form>
    </div>
  )
}

/** The first month on the calendar: the period's last one, or today's, comes last. */
function monthShownFirst(range: TimeRange | null, today: WallSeconds, columns: number): WallSeconds {
  const last = range === null || range.to > today ? today : range.to
  const date = new Date(last * 1000)
  return (Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - (columns - 1), 1) / 1000) as WallSeconds
}

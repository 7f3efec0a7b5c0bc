import { Button, NativeSelect, Popover } from '@mantine/core'
import { DatePicker } from '@mantine/dates'
import { useState, type ReactNode, type Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { FITTING } from '../../components/fitting.ts'
import { rangeText } from '../../../shared/periodTexts.ts'
import { comparedPeriod } from '../../../shared/summaries/comparison.ts'
import { EARLIER_PERIODS } from '../../../shared/summaries/types.ts'
import { parseComparison } from '../../../shared/summaries/writtenSummary.ts'
import { endOfDay, formatDay, parseDate, type TimeRange, type WallSeconds } from '../../../shared/time.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { useLengths } from './useLengths.ts'

interface ComparisonChoiceProps {
  readonly compare: string | null
  /** The period of the rows; null where they have none. */
  readonly range: TimeRange | null
  /** The operation's today. */
  readonly today: WallSeconds
  readonly onChange: (compare: string | null) => void
}

/** Stands in the list for two dates that are still to be chosen. */
const DATES = 'dates'

/** The period that is named by its two dates; null for all others. */
function ownRange(compare: string | null): TimeRange | null {
  if (compare === null) return null
  try {
    const comparison = parseComparison(compare)
    return comparison.kind === 'range' ? comparison.range : null
  } catch {
    return null
  }
}

/** The period that is compared with: an earlier one by name, or any by its two dates. */
export function ComparisonChoice(props: ComparisonChoiceProps) {
  const { compare, range, today, onChange } = props
  const { t } = useTranslation('summary')
  const language = useLanguage()
  const [isOpen, setOpen] = useState(false)
  const own = ownRange(compare)
  const named = (value: (typeof EARLIER_PERIODS)[number]): string => {
    const label = t(`comparisons.${value}`)
    return range === null ? label : `${label} · ${rangeText(comparedPeriod(range, { kind: value }), language, today)}`
  }
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-start"
      trapFocus
      returnFocus
      shadow="md"
      radius="md"
      middlewares={FITTING}
      transitionProps={{ duration: 80 }}
    >
      <Popover.Target>
        <Anchor>
          <span className="summary-word">{t('compare')}</span>
          <NativeSelect
            size="xs"
            aria-label={t('compare')}
            disabled={range === null}
            value={compare ?? ''}
            data={[
              { value: '', label: t('comparisons.none') },
              ...EARLIER_PERIODS.map((value) => ({ value, label: named(value) })),
              ...(compare === null || own === null ? [] : [{ value: compare, label: rangeText(own, language, today) }]),
              { value: DATES, label: t('comparisons.dates') },
            ]}
            onChange={({ currentTarget: { value } }) => {
              if (value === DATES) setOpen(true)
              else onChange(value === '' ? null : value)
            }}
          />
          {range === null && <span className="summary-why">{t('whyNot.needsDate')}</span>}
        </Anchor>
      </Popover.Target>
      <Popover.Dropdown className="summary-dates" aria-label={t('comparisons.dates')}>
        {range !== null && (
          <TwoDates
            own={own}
            range={range}
            today={today}
            onChoose={(written) => {
              setOpen(false)
              onChange(written)
            }}
          />
        )}
      </Popover.Dropdown>
    </Popover>
  )
}

/** What the dates stand below. It is no button: what else popovers have their buttons say is left out. */
function Anchor({ ref, children }: { readonly ref?: Ref<HTMLSpanElement>; readonly children: ReactNode }) {
  return (
    <span ref={ref} className="summary-choice">
      {children}
    </span>
  )
}

interface TwoDatesProps {
  readonly own: TimeRange | null
  readonly range: TimeRange
  readonly today: WallSeconds
  readonly onChoose: (written: string) => void
}

/** Two dates, and what is to be known of them before they are compared with. */
function TwoDates({ own, range, today, onChoose }: TwoDatesProps) {
  const { t } = useTranslation(['summary', 'report'])
  const language = useLanguage()
  const lengths = useLengths()
  const [[first, last], setDays] = useState<[string | null, string | null]>(
    own === null ? [null, null] : [formatDay(own.from), formatDay(own.to)],
  )
  const from = first === null ? undefined : parseDate(first)?.at
  const until = last === null ? from : parseDate(last)?.at
  const chosen = from === undefined || until === undefined ? null : { from, to: endOfDay(until) }
  const isSame = chosen !== null && chosen.from === range.from && chosen.to === range.to
  const difference = chosen === null ? null : lengths.difference(range, chosen)
  return (
    <form
      className="summary-dates-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (chosen !== null && !isSame) onChoose(`${formatDay(chosen.from)}..${formatDay(chosen.to)}`)
      }}
    >
      <DatePicker
        type="range"
        allowSingleDateInRange
        hideOutsideDates
        size="xs"
        // No day is red: red is what failed.
        weekendDays={[]}
        maxDate={formatDay(today)}
        defaultDate={formatDay(own?.from ?? comparedPeriod(range, { kind: 'previous' }).from)}
        value={[first, last]}
        onChange={setDays}
        ariaLabels={{
          previousMonth: t('report:period.previousMonth'),
          nextMonth: t('report:period.nextMonth'),
          previousYear: t('report:period.previousYear'),
          nextYear: t('report:period.nextYear'),
          previousDecade: t('report:period.previousDecade'),
          nextDecade: t('report:period.nextDecade'),
        }}
      />
      <p className="summary-dates-said" aria-live="polite">
        {chosen === null
          ? t('report:period.pickDates')
          : `${rangeText(chosen, language, today)} · ${lengths.of(chosen)}`}
      </p>
      {isSame && <p className="summary-dates-warning">{t('comparisons.same')}</p>}
      {difference !== null && <p className="summary-dates-warning">{difference}</p>}
      <Button type="submit" size="xs" disabled={chosen === null || isSame}>
        {t('comparisons.compare')}
      </Button>
    </form>
  )
}

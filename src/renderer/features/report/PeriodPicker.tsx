import { ActionIcon, Button, Loader, Popover, Tooltip } from '@mantine/core'
import { IconCalendar, IconChevronDown, IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { lazy, Suspense, useState, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { FITTING } from '../../components/fitting.ts'
import { periodOfRange, periodRange, shiftRange, type Period } from '../../../shared/periods.ts'
import { rangeText, untilToday } from '../../../shared/periodTexts.ts'
import type { TimeRange, WallSeconds } from '../../../shared/time.ts'
import { useLanguage } from '../../text/useLanguage.ts'

const PeriodDropdown = lazy(async () => ({ default: (await import('./PeriodDropdown.tsx')).PeriodDropdown }))

interface PeriodPickerProps {
  readonly period: Period
  readonly onChange: (period: Period) => void
  /** The operation's today. */
  readonly today: WallSeconds
  /** Whether there is something to see without a period: a log. */
  readonly hasAll: boolean
  /** What no period at all is called; absent: a log whole. */
  readonly allText?: string
  /** Its button, for those who change the period elsewhere. */
  readonly buttonRef: RefObject<HTMLButtonElement | null>
}

interface StepProps {
  readonly direction: -1 | 1
  readonly range: TimeRange
  readonly today: WallSeconds
  readonly onChange: (period: Period) => void
}

/** Goes to the period beside. */
function Step({ direction, range, today, onChange }: StepProps) {
  const { t } = useTranslation('report')
  const beside = shiftRange(range, direction)
  const isPossible = beside !== undefined && beside.from <= today
  const label = t(direction < 0 ? 'period.previous' : isPossible ? 'period.next' : 'period.nextInFuture')
  const Chevron = direction < 0 ? IconChevronLeft : IconChevronRight
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="default"
        size={30}
        aria-label={label}
        aria-disabled={!isPossible}
        data-disabled={!isPossible}
        onClick={() => {
          if (isPossible) onChange(periodOfRange(beside, today))
        }}
      >
        <Chevron size={16} />
      </ActionIcon>
    </Tooltip>
  )
}

/** The period in words: `Este mes · 1–22 nov 2026`. */
function usePeriodText(period: Period, today: WallSeconds, allText?: string): string {
  const { t } = useTranslation('report')
  const language = useLanguage()
  const range = periodRange(period, today)
  if (range === null) return allText ?? t('period.wholeLog')
  if (period.kind !== 'preset') return rangeText(range, language, null)
  return `${t(`period.presets.${period.preset}`)} · ${rangeText(untilToday(range, today), language, null)}`
}

/** Chooses the period: by name, by dates and times, or the one beside. */
export function PeriodPicker({ period, onChange, today, hasAll, allText, buttonRef }: PeriodPickerProps) {
  const { t } = useTranslation('report')
  const [isOpen, setOpen] = useState(false)
  const range = periodRange(period, today)
  const text = usePeriodText(period, today, allText)
  const choose = (chosen: Period): void => {
    setOpen(false)
    onChange(chosen)
  }
  return (
    <div className="period">
      {range !== null && <Step direction={-1} range={range} today={today} onChange={onChange} />}
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
          <Button
            ref={buttonRef}
            variant="default"
            className="period-button"
            leftSection={<IconCalendar size={15} />}
            rightSection={<IconChevronDown size={14} />}
            aria-label={t('period.named', { period: text })}
            onClick={() => setOpen(!isOpen)}
          >
            {text}
          </Button>
        </Popover.Target>
        <Popover.Dropdown p={0} aria-label={t('period.choose')} className="period-dropdown">
          <Suspense fallback={<Loader size="sm" m="md" />}>
            <PeriodDropdown
              period={period}
              today={today}
              hasAll={hasAll}
              {...(allText === undefined ? {} : { allText })}
              onChange={choose}
            />
          </Suspense>
        </Popover.Dropdown>
      </Popover>
      {range !== null && <Step direction={1} range={range} today={today} onChange={onChange} />}
    </div>
  )
}

import { Button, NativeSelect, Switch } from '@mantine/core'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { useEffect, useEffectEvent, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNow } from '../../components/useNow.ts'
import { clockText, durationText } from '../../../shared/periodTexts.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { ChangeTable } from './ChangeTable.tsx'
import { nextSnapshotAtMs } from './snapshots.ts'
import { StateCounts } from './StateCounts.tsx'
import type { ListChanges, Snapshots } from './useSnapshots.ts'

interface SnapshotsBarProps {
  readonly report: ReportDefinition
  readonly snapshots: Snapshots
  readonly hasToken: boolean
  /** A fetch is under way. */
  readonly isBusy: boolean
  /** Requests that the operation has left today, or null where nobody knows. */
  readonly requestsLeft: number | null
  /** The states of which alone the rows are shown; none: all are. */
  readonly chosenStates: readonly string[]
  readonly onStates: (field: string, values: readonly string[]) => void
  /** Asks once how things are now. */
  readonly onTake: () => void
}

/** Minutes from one snapshot to the next that can be chosen. */
const CADENCES = [1, 2, 5, 10, 15, 30] as const
const USUAL_CADENCE = 5
const AGE_EVERY_MS = 10_000
const LOOK_EVERY_MS = 2_000
const MINUTES_PER_HOUR = 60
/** A snapshot younger than this is one of this moment. */
const JUST_NOW_MS = 10_000

/** How old the newest snapshot is. Alone, so that nothing else is drawn anew. */
function Age({ takenAtMs }: { readonly takenAtMs: number }) {
  const { t } = useTranslation('live')
  const nowMs = useNow(true, AGE_EVERY_MS)
  const ageMs = Math.max(0, nowMs - takenAtMs)
  const age =
    ageMs < JUST_NOW_MS
      ? t('snapshots.justNow')
      : t('snapshots.ago', { duration: durationText(Math.floor(ageMs / 1000)) })
  return <strong className="snapshots-age">{t('snapshots.taken', { age })}</strong>
}

/** Takes again and again as long as the page is open. */
function useRepetition(
  everyMinutes: number | null,
  { snapshots, isBusy, hasToken, requestsLeft, onTake }: SnapshotsBarProps,
): void {
  const triedAtMs = useRef<number | null>(null)
  const look = useEffectEvent(() => {
    if (everyMinutes === null || isBusy || !hasToken || requestsLeft === 0) return
    const nowMs = Date.now()
    if (nowMs < nextSnapshotAtMs(everyMinutes, snapshots.takenAtMs, triedAtMs.current)) return
    triedAtMs.current = nowMs
    onTake()
  })
  const isOn = everyMinutes !== null
  useEffect(() => {
    if (!isOn) return
    look()
    const timer = setInterval(look, LOOK_EVERY_MS)
    return () => {
      clearInterval(timer)
    }
  }, [isOn])
}

function sumOf(lists: readonly ListChanges[], kind: 'added' | 'gone' | 'changed'): number {
  return lists.reduce((sum, { changes }) => sum + changes[kind], 0)
}

interface RepetitionProps {
  readonly isRepeated: boolean
  readonly onRepeat: (isRepeated: boolean) => void
  readonly minutes: number
  readonly onMinutes: (minutes: number) => void
  readonly hasToken: boolean
}

/** Whether it is taken again by itself, how often, and what that costs. */
function Repetition({ isRepeated, onRepeat, minutes, onMinutes, hasToken }: RepetitionProps) {
  const { t } = useTranslation(['live', 'common'])
  return (
    <>
      <Switch
        size="xs"
        label={t('snapshots.repeat')}
        checked={isRepeated}
        disabled={!hasToken}
        onChange={(event) => onRepeat(event.currentTarget.checked)}
      />
      <div className="keeper-every">
        <span aria-hidden>{t('snapshots.every')}</span>
        <NativeSelect
          size="xs"
          aria-label={t('snapshots.every')}
          value={String(minutes)}
          data={CADENCES.map((each) => ({ value: String(each), label: t('keeper.minutes', { count: each }) }))}
          onChange={(event) => onMinutes(Number(event.currentTarget.value))}
        />
      </div>
      <span className="keeper-note">
        {t('snapshots.cost', { requests: t('common:requests', { count: MINUTES_PER_HOUR / minutes }) })}
      </span>
    </>
  )
}

interface ChangeCount {
  readonly kind: 'changed' | 'added' | 'gone'
  readonly count: number
}

/** What changed since the snapshot before, counted; kinds without changes are left out. */
function countsOf(compared: Snapshots['compared']): readonly ChangeCount[] {
  if (compared === null) return []
  return (['changed', 'added', 'gone'] as const)
    .map((kind) => ({ kind, count: sumOf(compared, kind) }))
    .filter(({ count }) => count > 0)
}

interface ChangesProps {
  readonly snapshots: Snapshots
  readonly counts: readonly ChangeCount[]
  readonly isOpen: boolean
  readonly onOpen: (isOpen: boolean) => void
  /** The id of what the button opens. */
  readonly listId: string
}

/** What changed since the snapshot before, in a line. */
function Changes({ snapshots: { before, compared, isTooMuch }, counts, isOpen, onOpen, listId }: ChangesProps) {
  const { t } = useTranslation('live')
  const time = before === null ? '' : clockText(before)
  return (
    <div className="snapshots-changes">
      {isTooMuch ? (
        <span>{t('snapshots.tooMany')}</span>
      ) : before === null ? (
        <span>{t('snapshots.noBefore')}</span>
      ) : compared === null ? null : counts.length === 0 ? (
        <span>{t('snapshots.noChanges', { time })}</span>
      ) : (
        <>
          <span>
            {t('snapshots.changes', { time })}
            {': '}
            {counts.map(({ kind, count }) => t(`snapshots.${kind}`, { count })).join(' · ')}
          </span>
          <Button
            size="compact-xs"
            variant="default"
            aria-expanded={isOpen}
            aria-controls={listId}
            rightSection={isOpen ? <IconChevronUp size={12} /> : <IconChevronDown size={12} />}
            onClick={() => onOpen(!isOpen)}
          >
            {t(isOpen ? 'snapshots.hide' : 'snapshots.show')}
          </Button>
        </>
      )}
    </div>
  )
}

/** How old what is shown is, taking it again by itself, and what changed since the taking before. */
export function SnapshotsBar(props: SnapshotsBarProps) {
  const { report, snapshots, hasToken, chosenStates, onStates } = props
  const language = useLanguage()
  const id = useId()
  const [isRepeated, setRepeated] = useState(false)
  const [minutes, setMinutes] = useState(USUAL_CADENCE)
  const [isOpen, setOpen] = useState(false)
  useRepetition(isRepeated ? minutes : null, props)
  const { compared, takenAtMs, states } = snapshots
  const counts = countsOf(compared)
  return (
    <div className="snapshots">
      <div className="keeper">
        {takenAtMs === null ? null : <Age takenAtMs={takenAtMs} />}
        <Repetition
          isRepeated={isRepeated}
          onRepeat={setRepeated}
          minutes={minutes}
          onMinutes={setMinutes}
          hasToken={hasToken}
        />
      </div>
      {states === null ? null : (
        <StateCounts states={states} chosen={chosenStates} onChoose={(values) => onStates(states.field.name, values)} />
      )}
      {takenAtMs !== null && (
        <Changes snapshots={snapshots} counts={counts} isOpen={isOpen} onOpen={setOpen} listId={id} />
      )}
      <div id={id} className="snapshots-list" hidden={!isOpen || counts.length === 0}>
        {isOpen &&
          compared?.map((part) => (
            <ChangeTable
              key={part.list ?? ''}
              part={part}
              title={report.lists?.find(({ name }) => name === part.list)?.title[language] ?? null}
            />
          ))}
      </div>
    </div>
  )
}

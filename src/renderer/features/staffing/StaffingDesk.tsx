import { Alert, Button, Loader, NativeSelect } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { inEachLanguage } from '../../../shared/localized.ts'
import type { RowSet } from '../../../shared/query.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { staffingPlan, type StaffingPlan } from '../../../shared/staffing/plan.ts'
import type { StaffingSource } from '../../../shared/staffing/source.ts'
import { plannedCaveats } from '../../../shared/staffing/staffingFile.ts'
import { staffingFormulas } from '../../../shared/staffing/staffingWords.ts'
import { WEEKDAYS, type StaffingVolume } from '../../../shared/staffing/volume.ts'
import { useAnswer } from '../../api/queries.ts'
import { ProblemNote } from '../../components/ProblemNote.tsx'
import { useLanguage } from '../../text/useLanguage.ts'
import { DayDetail } from './DayDetail.tsx'
import { shownColumn, shownColumns } from './shownNumbers.ts'
import { StaffingActions } from './StaffingActions.tsx'
import { useAskedVolume, useStaffingControl, type StaffingControl } from './useStaffing.ts'
import { WeekMap, type Spot } from './WeekMap.tsx'
import { WishesBar } from './WishesBar.tsx'

export interface StaffingDeskProps {
  readonly report: ReportDefinition
  /** What the operation is called. */
  readonly operation: string
  readonly source: StaffingSource
  readonly asked: RowSet
  /** Search and filters, which all faces share. */
  readonly toolbar: ReactNode
  /** What stands in the numbers' place where nothing of the period was fetched. */
  readonly renderEmpty: (isAsking: boolean) => ReactNode
  /** What leads to the rows behind an interval. */
  readonly renderDrill: (spot: Spot, volume: StaffingVolume) => ReactNode
}

/** How many people the intervals of each weekday need, out of what came in them. */
export function StaffingDesk(props: StaffingDeskProps) {
  const { t } = useTranslation('staffing')
  const control = useStaffingControl(props.source, props.asked)
  return (
    <section className="staffing" aria-label={t('region')}>
      {control === undefined ? <Loader size="sm" /> : <Asked {...props} control={control} />}
    </section>
  )
}

interface AskedProps extends StaffingDeskProps {
  readonly control: StaffingControl
}

/** What reports are called. */
function useTitles(): (reportKey: string) => ReportDefinition['title'] {
  const { data: reports } = useAnswer('reports:list', null)
  return (reportKey) => reports?.find(({ key }) => key === reportKey)?.title ?? inEachLanguage(() => reportKey)
}

/** What is asked, and below it what came of it. */
function Asked(props: AskedProps) {
  const { source, asked, toolbar, control, renderEmpty } = props
  const { t } = useTranslation(['staffing', 'common'])
  const language = useLanguage()
  const titles = useTitles()
  const { kept } = control
  const { volume, error, isWorking, retry } = useAskedVolume(asked, kept)
  const plan = useMemo(
    () => (volume === undefined ? undefined : staffingPlan(volume, kept.wishes)),
    [volume, kept.wishes],
  )
  // Nothing that counts and nothing that does not: nothing of the period is here.
  const isNothing = volume !== undefined && volume.days.every((days) => days.length === 0)
  return (
    <>
      <WishesBar
        source={source}
        control={control}
        volume={volume}
        plan={plan}
        titleOf={(key) => titles(key)[language]}
      />
      <div className="staffing-tools">
        {toolbar}
        <Button variant="subtle" size="compact-xs" onClick={control.reset}>
          {t('reset')}
        </Button>
        {isWorking && (
          <span className="staffing-working">
            <Loader size={14} /> {t('working')}
          </span>
        )}
      </div>
      {error !== null ? (
        <div className="staffing-problem">
          <ProblemNote error={error.toData()} />
          <Button variant="default" onClick={retry}>
            {t('common:tryAgain')}
          </Button>
        </div>
      ) : volume === undefined || plan === undefined ? (
        <div className="staffing-waiting" aria-busy="true" />
      ) : isNothing ? (
        <div className="staffing-empty">
          {renderEmpty(isWorking)}
          {volume.leftOut.length > 0 && <p>{t('noWholeDay')}</p>}
        </div>
      ) : (
        <Numbers {...props} volume={volume} plan={plan} isWorking={isWorking} />
      )}
    </>
  )
}

interface NumbersProps extends AskedProps {
  readonly volume: StaffingVolume
  readonly plan: StaffingPlan
  readonly isWorking: boolean
}

/** The interval with most people of the first weekday that is known: where a reader begins. */
function firstSpot({ intervals, days }: StaffingPlan): Spot | null {
  const first = WEEKDAYS.find((weekday) => days.some((day) => day.weekday === weekday && day.days > 0))
  const [most] = intervals
    .filter(({ weekday }) => weekday === first)
    .toSorted((a, b) => (b.staffing?.scheduled ?? b.calls) - (a.staffing?.scheduled ?? a.calls))
  return most === undefined ? null : { weekday: most.weekday, second: most.second }
}

/** The week as a map, and one of its days with all numbers. */
function Numbers({ report, operation, asked, control, volume, plan, isWorking, renderDrill }: NumbersProps) {
  const { t } = useTranslation('staffing')
  const language = useLanguage()
  const titles = useTitles()
  const [chosen, choose] = useState<Spot | null>(null)
  const { kept, change } = control
  const isThere = (spot: Spot | null): boolean =>
    plan.intervals.some(({ weekday, second }) => weekday === spot?.weekday && second === spot.second)
  const spot = isThere(chosen) ? chosen : firstSpot(plan)
  const columns = shownColumns(volume)
  const column = shownColumn(columns, kept.shown)
  const formulas = staffingFormulas(volume, plan, kept.wishes, titles)
  return (
    <div className="staffing-numbers" aria-busy={isWorking}>
      {plan.aht === null && (
        <Alert color="orange" icon={<IconInfoCircle size={16} aria-hidden />}>
          {t('noAht')}
        </Alert>
      )}
      <div className="staffing-actions">
        <NativeSelect
          size="xs"
          aria-label={t('map.shown')}
          value={column?.name}
          data={columns.map(({ name, title }) => ({ value: name, label: title[language] }))}
          onChange={({ currentTarget: { value } }) => {
            const name = columns.find((each) => each.name === value)?.name
            if (name !== undefined) change({ shown: name as typeof kept.shown })
          }}
        />
        <span className="staffing-hint">{t('map.hint')}</span>
        <StaffingActions
          report={report}
          operation={operation}
          asked={asked}
          kept={kept}
          titleOf={titles}
          column={column}
          weekday={spot?.weekday ?? null}
          volume={volume}
          plan={plan}
          isWorking={isWorking}
        />
      </div>
      <div className="staffing-columns">
        {column !== undefined && <WeekMap volume={volume} plan={plan} column={column} spot={spot} onSpot={choose} />}
        {spot !== null && <DayDetail volume={volume} plan={plan} spot={spot} drill={renderDrill(spot, volume)} />}
      </div>
      <footer className="staffing-notes">
        {plannedCaveats({ report, rows: asked, volume }, 'window').map((caveat) => (
          <p key={caveat[language]}>{caveat[language]}</p>
        ))}
        <details>
          <summary>
            <IconInfoCircle size={14} aria-hidden /> {t('formulas')}
          </summary>
          <ul>
            {formulas.map(({ title, formula }) => (
              <li key={title[language]}>{t('formula', { title: title[language], formula: formula[language] })}</li>
            ))}
          </ul>
        </details>
      </footer>
    </div>
  )
}

import { Anchor, NativeSelect, Switch } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { emitCommand } from '../../api/commands.ts'
import { useAction, useAnswer } from '../../api/queries.ts'
import { useNow } from '../../components/useNow.ts'
import { explain } from '../../../shared/errorTexts.ts'
import type { AppErrorData } from '../../../shared/errors.ts'
import type { ReportScope } from '../../../shared/holdings.ts'
import type { LiveState } from '../../../shared/live.ts'
import { clockText } from '../../../shared/periodTexts.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { wallClock } from '../../../shared/time.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { cadencesOf, costOf, countdown, stateOf, usualCadence, type Cost } from './keeping.ts'

interface LogKeeperProps {
  readonly scope: ReportScope
  readonly report: ReportDefinition
  readonly timeZone: string
  /** Without a token nothing can be asked. */
  readonly hasToken: boolean
}

function useCostText(): (cost: Cost) => string {
  const { t } = useTranslation(['live', 'common'])
  return ({ requests: count, limit, isTooMuch }) => {
    const requests = t('common:requests', { count })
    if (limit === null) return t('keeper.cost', { requests })
    return t(isTooMuch ? 'keeper.costTooMuch' : 'keeper.costOf', { requests, limit })
  }
}

/** The time until the next poll. Alone, so that nothing else is drawn anew each second. */
function Countdown({ state }: { readonly state: LiveState }) {
  const { t } = useTranslation('live')
  const left = countdown(state.nextPollAtMs, useNow(true))
  return <span className="keeper-note">{left === null ? t('keeper.soon') : t('keeper.next', { time: left })}</span>
}

function Trouble({ error }: { readonly error: AppErrorData }) {
  const { t } = useTranslation('live')
  const { sentence, hint } = explain(error, useLanguage(), 'window')
  return (
    <output className="keeper-note" data-tone="bad">
      {t('keeper.trouble', { reason: `${sentence} ${hint}` })}
    </output>
  )
}

/** Who lets a log run should know that it does not outlive the window, unless that is set. */
function EndNote() {
  const { t } = useTranslation('live')
  const { data: settings } = useAnswer('settings:get', null)
  const { data: info } = useAnswer('app:info', null)
  if (settings === undefined || info === undefined) return null
  // On macOS programs go on without a window by themselves.
  if (settings.staysInBackground || info.platform === 'darwin') return null
  return (
    <span className="keeper-note">
      {t('keeper.endsWithWindow')}{' '}
      <Anchor component="button" type="button" fz="inherit" onClick={() => emitCommand('settings')}>
        {t('keeper.change')}
      </Anchor>
    </span>
  )
}

function Standing({ state, timeZone }: { readonly state: LiveState; readonly timeZone: string }) {
  const { t } = useTranslation('live')
  if (state.isElsewhere) {
    const { keptBy = null } = state
    const told = keptBy === null ? t('keeper.elsewhere') : t('keeper.atDesk', { desk: keptBy })
    return <span className="keeper-note">{told}</span>
  }
  const { lastPoll, slowedToMinutes = null } = state
  return (
    <>
      {state.isPolling ? (
        <span className="keeper-note">{t('keeper.polling')}</span>
      ) : state.nextPollAtMs === null ? null : (
        <Countdown state={state} />
      )}
      {state.trouble === null && lastPoll !== null && (
        <span className="keeper-note">
          {t('keeper.lastPoll', { count: lastPoll.added, time: clockText(wallClock(lastPoll.atMs, timeZone)) })}
        </span>
      )}
      {slowedToMinutes !== null && (
        <span className="keeper-note" data-tone="warning">
          {t('keeper.slowed', { minutes: t('keeper.minutes', { count: slowedToMinutes }) })}
        </span>
      )}
      {state.trouble !== null && <Trouble error={state.trouble} />}
      <EndNote />
    </>
  )
}

/** The switch that keeps a log running: how often, what that costs, and how it stands. */
export function LogKeeper({ scope, report, timeZone, hasToken }: LogKeeperProps) {
  const { t } = useTranslation('live')
  const { data: states } = useAnswer('live:list', { connectionId: scope.connectionId }, { keepPrevious: true })
  const { data: quota } = useAnswer('quota:get', { connectionId: scope.connectionId })
  const set = useAction('live:set')
  const costText = useCostText()
  const [chosen, setChosen] = useState<number | null>(null)
  if (states === undefined) return null
  const state = stateOf(states, scope)
  const isOn = state?.isOn ?? false
  const everyMinutes =
    state?.isOn === true ? state.everyMinutes : (chosen ?? state?.everyMinutes ?? usualCadence(report))
  const cost = costOf(report, everyMinutes, quota)
  return (
    <div className="keeper">
      <Switch
        size="xs"
        label={t('keeper.label')}
        checked={isOn}
        disabled={!hasToken || set.isPending}
        onChange={(event) => set.mutate({ scope, isOn: event.currentTarget.checked, everyMinutes })}
      />
      <div className="keeper-every">
        <span aria-hidden>{t('keeper.every')}</span>
        <NativeSelect
          size="xs"
          aria-label={t('keeper.every')}
          value={String(everyMinutes)}
          data={cadencesOf(report).map((minutes) => ({
            value: String(minutes),
            label: t('keeper.minutes', { count: minutes }),
          }))}
          onChange={(event) => {
            const minutes = Number(event.currentTarget.value)
            setChosen(minutes)
            if (isOn) set.mutate({ scope, isOn, everyMinutes: minutes })
          }}
        />
      </div>
      <span className="keeper-note" data-tone={cost.isTooMuch ? 'warning' : undefined}>
        {costText(cost)}
      </span>
      {state === undefined || !state.isOn ? (
        <span className="keeper-note">{t('keeper.off')}</span>
      ) : (
        <Standing state={state} timeZone={timeZone} />
      )}
      {set.error !== null && <Trouble error={set.error.toData()} />}
    </div>
  )
}

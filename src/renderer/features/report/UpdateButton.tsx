import { ActionIcon, Button, Menu, Progress, Tooltip } from '@mantine/core'
import { IconChevronDown, IconKey, IconPlayerStop, IconRefresh, IconRepeat, type Icon } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { emitCommand } from '../../api/commands.ts'
import { explain } from '../../../shared/errorTexts.ts'
import type { Coverage } from '../../../shared/holdings.ts'
import type { PullJob } from '../../../shared/jobs.ts'
import type { TimeRange } from '../../../shared/time.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import type { PullControl } from './usePull.ts'

interface UpdateButtonProps {
  readonly pull: PullControl
  /** Undefined until it is known, and where the report cannot be asked for as it stands. */
  readonly coverage: Coverage | undefined
  /** Null where the report takes no dates: it is asked how things are now. */
  readonly range: TimeRange | null
  readonly hasToken: boolean
  /** Parameters that are still to be given, by their titles. */
  readonly missing: readonly string[]
}

/** A second click of a double click comes when the button already says something else. */
const DOUBLE_CLICK_MS = 500

/** What the button says and does. */
interface Face {
  readonly label: string
  /** The label whole, where the button shows it shortened. */
  readonly name?: string
  /** Told while the pointer rests on it. */
  readonly hint: string | null
  readonly icon: Icon
  readonly variant: 'filled' | 'light' | 'default'
  /** Null where there is nothing to do. */
  readonly act: (() => void) | null
}

function useRunningFace(job: PullJob | null, cancel: () => void): Face | null {
  const { t } = useTranslation('report')
  const language = useLanguage()
  if (job === null) return null
  const waiting = job.progress?.waiting ?? null
  return {
    label: t('update.cancel'),
    hint:
      waiting === null
        ? t('update.cancelHint')
        : t('update.waiting', { reason: explain(waiting.error, language, 'window').sentence }),
    icon: IconPlayerStop,
    variant: 'default',
    act: () => {
      if (Date.now() - job.startedAtMs > DOUBLE_CLICK_MS) cancel()
    },
  }
}

function useRestingFace({ pull, coverage, range, hasToken, missing }: UpdateButtonProps): Face {
  const { t } = useTranslation(['report', 'common'])
  const idle = (label: string, hint: string | null): Face => {
    return { label, hint, icon: IconRefresh, variant: 'default', act: null }
  }
  if (!hasToken) {
    const act = (): void => emitCommand('settings')
    return { label: t('update.noToken'), hint: t('update.noTokenHint'), icon: IconKey, variant: 'light', act }
  }
  if (missing.length > 0) return idle(t('update.update'), t('update.missing', { names: missing.join(', ') }))
  if (coverage === undefined) return idle(t('update.update'), null)
  if (coverage.refusal !== null) return idle(t('update.update'), t('update.tooLong'))
  if (range !== null && range.from > coverage.now) return idle(t('update.update'), t('update.inFuture'))
  if (coverage.requests === 0) return idle(t('update.upToDate'), t('update.upToDateHint'))
  const requests = t('common:requests', { count: coverage.requests })
  const act = (): void => pull.start({ range, refresh: false, requests: coverage.requests })
  return {
    label: t(range === null ? 'update.nowCounted' : 'update.counted', { count: coverage.requests }),
    name: t(range === null ? 'update.nowWithRequests' : 'update.withRequests', { requests }),
    hint: t('update.cost', { requests }),
    icon: IconRefresh,
    variant: 'filled',
    act: pull.isStarting ? null : act,
  }
}

/** How far a fetch is, under its button. */
function PullProgress({ job }: { readonly job: PullJob }) {
  const { t } = useTranslation('report')
  const { slicesDone = 0, slicesTotal = 0 } = job.progress ?? {}
  const share = slicesTotal === 0 ? 0 : (slicesDone / slicesTotal) * 100
  const progress = t('update.progress', { done: slicesDone, total: slicesTotal })
  return (
    <Progress
      value={share === 0 ? 100 : share}
      size={3}
      radius={0}
      animated={share === 0}
      striped={share === 0}
      className="update-progress"
      aria-label={`${t('update.running')} ${progress}`}
    />
  )
}

/**
 * Fetches what of the period is missing, and says before how many requests that takes; while it does, stops it. One
 * button all the time, so that the keyboard's focus stays on it.
 */
export function UpdateButton(props: UpdateButtonProps) {
  const { pull, coverage, range } = props
  const { running } = pull
  const { t } = useTranslation(['report', 'common'])
  const resting = useRestingFace(props)
  const { label, name, hint, icon: FaceIcon, variant, act } = useRunningFace(running, pull.cancel) ?? resting
  const all = coverage?.requestsForAll ?? 0
  const hasMenu = running === null && props.hasToken && range !== null && all > 0
  const { slicesDone = 0, slicesTotal = 0 } = running?.progress ?? {}
  return (
    <div className="update" data-running={running !== null}>
      <Button.Group>
        <Tooltip label={hint} disabled={hint === null}>
          <Button
            variant={variant}
            leftSection={<FaceIcon size={15} />}
            aria-label={name}
            aria-disabled={act === null}
            data-disabled={act === null}
            onClick={() => act?.()}
          >
            {label}
            {slicesTotal > 1 && (
              <span className="update-count">{t('update.progress', { done: slicesDone, total: slicesTotal })}</span>
            )}
          </Button>
        </Tooltip>
        {hasMenu && (
          <Menu position="bottom-end" withInitialFocusPlaceholder={false}>
            <Menu.Target>
              <ActionIcon
                variant={variant === 'filled' ? 'filled' : 'default'}
                color={variant === 'filled' ? 'petrol' : 'gray'}
                size={30}
                aria-label={t('update.more')}
                className="update-more"
              >
                <IconChevronDown size={14} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item
                leftSection={<IconRepeat size={15} />}
                onClick={() => pull.start({ range, refresh: true, requests: all })}
              >
                {t('update.again', { requests: t('common:requests', { count: all }) })}
                <span className="update-hint">{t('update.againHint')}</span>
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </Button.Group>
      {running !== null && <PullProgress job={running} />}
    </div>
  )
}

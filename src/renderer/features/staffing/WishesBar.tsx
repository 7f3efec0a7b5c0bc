import { ActionIcon, Menu, SegmentedControl } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { INTERVAL_MINUTES, type StaffingSource } from '../../../shared/staffing/source.ts'
import type { StaffingPlan } from '../../../shared/staffing/plan.ts'
import type { StaffingVolume } from '../../../shared/staffing/volume.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { planText } from './staffingFormat.ts'
import type { StaffingControl } from './useStaffing.ts'
import { WishField } from './WishField.tsx'

interface WishesBarProps {
  readonly source: StaffingSource
  readonly control: StaffingControl
  /** Undefined until it is known. */
  readonly volume: StaffingVolume | undefined
  readonly plan: StaffingPlan | undefined
  readonly titleOf: (reportKey: string) => string
}

/** What is wanted of each interval: its length, the target, the cap of occupancy, who is away, the handling time. */
export function WishesBar({ source, control, volume, plan, titleOf }: WishesBarProps) {
  const { t } = useTranslation('staffing')
  const { kept, change } = control
  const { minutes, wishes } = kept
  return (
    <section className="staffing-bar" aria-label={t('asked')}>
      <div className="staffing-minutes">
        <span className="staffing-label" id="staffing-minutes">
          {t('interval')}
        </span>
        <SegmentedControl
          aria-labelledby="staffing-minutes"
          value={String(minutes)}
          data={INTERVAL_MINUTES.map((each) => {
            const isKnown = source.minutes.includes(each)
            return {
              value: String(each),
              disabled: !isKnown,
              label: (
                <span title={isKnown ? undefined : t('tooFine')}>
                  {t('minutes', { count: each })}
                  {isKnown ? null : <span className="visually-hidden"> ({t('tooFine')})</span>}
                </span>
              ),
            }
          })}
          onChange={(value) => {
            const chosen = source.minutes.find((each) => String(each) === value)
            if (chosen !== undefined) change({ minutes: chosen })
          }}
        />
      </div>
      {(['targetPercent', 'targetSeconds', 'maxOccupancyPercent', 'shrinkagePercent'] as const).map((name) => (
        <WishField
          key={name}
          name={name}
          value={wishes[name]}
          onChange={(value) => {
            if (value !== null) change({ wishes: { ...wishes, [name]: value } })
          }}
        />
      ))}
      <AhtField control={control} volume={volume} plan={plan} titleOf={titleOf} />
    </section>
  )
}

/** How long an interaction takes: as measured, in this report or another, unless somebody types it. */
function AhtField({ control, volume, plan, titleOf }: Omit<WishesBarProps, 'source'>) {
  const { t } = useTranslation('staffing')
  const language = useLanguage()
  const { kept, change } = control
  const { wishes } = kept
  const measured = plan?.aht?.origin === 'typed' ? undefined : plan?.aht?.seconds
  const text = (seconds: number): string => planText(seconds, 'duration', language)
  const others = volume?.otherAhts ?? []
  const use = (ahtSeconds: number | null): void => change({ wishes: { ...wishes, ahtSeconds } })
  return (
    <WishField
      name="ahtSeconds"
      value={wishes.ahtSeconds}
      placeholder={measured === undefined ? t('ahtNeeded') : t('ahtMeasured', { aht: text(measured) })}
      onChange={use}
      after={
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon size="sm" aria-label={t('ahtOthers')}>
              <IconChevronDown size={14} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => use(null)}>{t('ahtAutomatic')}</Menu.Item>
            {others.map(({ reportKey, seconds }) => (
              <Menu.Item key={reportKey} onClick={() => use(Math.round(seconds))}>
                {t('ahtOfReport', { aht: text(seconds), report: titleOf(reportKey) })}
              </Menu.Item>
            ))}
            {others.length === 0 && <Menu.Label>{t('ahtNoOthers')}</Menu.Label>}
          </Menu.Dropdown>
        </Menu>
      }
    />
  )
}

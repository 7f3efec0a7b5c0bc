import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { usePreference, type Preference } from '../../api/usePreference.ts'

const VIEWS = ['board', 'log'] as const
export type LiveView = (typeof VIEWS)[number]

const viewSchema = z.enum(VIEWS)

/** How logs with a wallboard are looked at, as it was left. */
export function useLiveView(): Preference<LiveView> {
  return usePreference<LiveView>('live/view', viewSchema, 'board')
}

/** Switches between the board and the log's rows. */
export function LiveViews({ value, set }: Preference<LiveView>) {
  const { t } = useTranslation('live')
  return (
    <SegmentedControl
      aria-label={t('views.label')}
      value={value ?? 'board'}
      data={VIEWS.map((view) => ({ value: view, label: t(`views.${view}`) }))}
      onChange={set}
    />
  )
}

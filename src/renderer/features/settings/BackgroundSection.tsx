import { Stack, Switch, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '../../api/queries.ts'
import { ProblemNote } from '../../components/ProblemNote.tsx'
import { useSettings } from './useSettings.ts'

/** What the program does while its window is closed, and before anybody opens it. */
export function BackgroundSection() {
  const { t } = useTranslation('settings')
  const current = useSettings()
  const { data: info } = useAnswer('app:info', null)
  if (current === undefined || info === undefined) return null
  const { settings, change, error } = current
  return (
    <Stack gap="lg">
      <Text size="sm" c="dimmed">
        {t('background.lead')}
      </Text>
      <Switch
        label={t('background.stays')}
        description={t(info.platform === 'darwin' ? 'background.staysMeaningMac' : 'background.staysMeaning')}
        checked={settings.staysInBackground}
        onChange={(event) => change({ staysInBackground: event.currentTarget.checked })}
      />
      <Switch
        label={t('background.login')}
        description={t('background.loginMeaning')}
        checked={settings.startsAtLogin}
        onChange={(event) => change({ startsAtLogin: event.currentTarget.checked })}
      />
      {error !== null && <ProblemNote error={error.toData()} />}
    </Stack>
  )
}

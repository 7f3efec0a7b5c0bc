import { Radio, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { THEMES } from '../../../shared/settings.ts'
import { FACTS, LANGUAGES } from '../../../shared/language.ts'
import { useSettings } from './useSettings.ts'

const SYSTEM = 'system'

/** Language and theme. */
export function AppearanceSection() {
  const { t } = useTranslation('settings')
  const current = useSettings()
  if (current === undefined) return null
  const { settings, change } = current
  return (
    <Stack gap="lg">
      <Radio.Group
        label={t('appearance.language')}
        value={settings.language ?? SYSTEM}
        onChange={(value) => {
          change({ language: LANGUAGES.find((language) => language === value) ?? null })
        }}
      >
        <Stack gap="xs" mt="xs">
          <Radio value={SYSTEM} label={`${t('appearance.languageSystem')} (${FACTS[settings.systemLanguage].name})`} />
          {LANGUAGES.map((language) => (
            <Radio key={language} value={language} label={<span lang={language}>{FACTS[language].name}</span>} />
          ))}
        </Stack>
      </Radio.Group>
      <Radio.Group
        label={t('appearance.theme')}
        value={settings.theme}
        onChange={(value) => {
          change({ theme: THEMES.find((theme) => theme === value) ?? SYSTEM })
        }}
      >
        <Stack gap="xs" mt="xs">
          {THEMES.map((theme) => (
            <Radio key={theme} value={theme} label={t(`appearance.themes.${theme}`)} />
          ))}
        </Stack>
      </Radio.Group>
    </Stack>
  )
}

import { Radio, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { DENSITIES, TEXT_PERCENTS, THEMES, USUAL_TEXT_PERCENT, type TextPercent } from '../../../shared/settings.ts'
import { FACTS, LANGUAGES } from '../../../shared/language.ts'
import { useSettings } from './useSettings.ts'

const SYSTEM = 'system'

const SIZE_NAMES = { 90: 'small', 100: 'usual', 115: 'large', 130: 'largest' } as const satisfies Readonly<
  Record<TextPercent, string>
>

/** Language, theme, and how large and how close everything is written. */
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
      <Radio.Group
        label={t('appearance.density')}
        value={settings.density}
        onChange={(value) => {
          change({ density: DENSITIES.find((density) => density === value) ?? 'comfortable' })
        }}
      >
        <Stack gap="xs" mt="xs">
          {DENSITIES.map((density) => (
            <Radio key={density} value={density} label={t(`appearance.densities.${density}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <Radio.Group
        label={t('appearance.textSize')}
        value={String(settings.textPercent)}
        onChange={(value) => {
          change({ textPercent: TEXT_PERCENTS.find((percent) => String(percent) === value) ?? USUAL_TEXT_PERCENT })
        }}
      >
        <Stack gap="xs" mt="xs">
          {TEXT_PERCENTS.map((percent) => (
            <Radio key={percent} value={String(percent)} label={t(`appearance.textSizes.${SIZE_NAMES[percent]}`)} />
          ))}
        </Stack>
      </Radio.Group>
    </Stack>
  )
}

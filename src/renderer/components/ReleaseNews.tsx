import { Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { LOCALES } from '../../shared/language.ts'
import type { Release } from '../../shared/releases/releases.ts'
import { useLanguage } from '../text/useLanguage.ts'

/** What is new in versions, in the language of the window; it comes with the program and needs no network. */
export function ReleaseNews({ releases }: { readonly releases: readonly Release[] }) {
  const { t } = useTranslation('updates')
  const language = useLanguage()
  const writtenDay = (day: string): string =>
    new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day))
  return (
    <Stack gap="sm">
      {releases.map(({ version, day, news }) => (
        <section key={version} aria-label={t('news.version', { version })}>
          <Text fw={600} size="sm">
            {t('news.version', { version })}
          </Text>
          {day === null ? null : (
            <Text size="xs" c="dimmed">
              {t('news.released', { day: writtenDay(day) })}
            </Text>
          )}
          <ul className="release-news">
            {news.map((each) => (
              <li key={each.en}>{each[language]}</li>
            ))}
          </ul>
        </section>
      ))}
    </Stack>
  )
}

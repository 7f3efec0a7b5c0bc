import { Loader, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Logo } from '../../components/Logo.tsx'

/** Opening usually takes a blink: the text appears only where it takes longer. */
export function StoreOpening() {
  const { t } = useTranslation('system')
  return (
    <main className="whole-page">
      <div className="store-opening" aria-live="polite">
        <Logo size={56} />
        <div className="store-opening-text">
          <Loader size="sm" type="dots" aria-hidden />
          <h1 className="store-opening-title">{t('opening')}</h1>
          <Text size="sm" c="dimmed">
            {t('openingLong')}
          </Text>
        </div>
      </div>
    </main>
  )
}

import { Button } from '@mantine/core'
import { IconFlask } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

interface SampleBannerProps {
  readonly onConnect: () => void
  readonly onRemove: () => void
}

/** Says over every view of the sample operation that what is shown is invented. */
export function SampleBanner({ onConnect, onRemove }: SampleBannerProps) {
  const { t } = useTranslation('start')
  return (
    <aside className="sample-banner" aria-label={t('sample.label')}>
      <IconFlask size={16} aria-hidden />
      <span className="sample-banner-text">{t('sample.banner')}</span>
      <Button size="compact-xs" variant="default" onClick={onConnect}>
        {t('sample.connect')}
      </Button>
      <Button size="compact-xs" variant="default" onClick={onRemove}>
        {t('sample.removeThem')}
      </Button>
    </aside>
  )
}

import { Button } from '@mantine/core'
import { IconClock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

/** Opens what keeps something up to date by itself. */
export function KeepButton({ onClick }: { readonly onClick: () => void }) {
  const { t } = useTranslation('automation')
  return (
    <Button
      className="report-keep"
      variant="default"
      title={t('keep')}
      leftSection={<IconClock size={14} aria-hidden />}
      onClick={onClick}
    >
      {t('keep')}
    </Button>
  )
}

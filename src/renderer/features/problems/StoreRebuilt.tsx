import { Button, Text } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { RebuildOutcome } from '../../../shared/storeState.ts'

interface StoreRebuiltProps {
  readonly outcome: RebuildOutcome
  readonly onContinue: () => void
}

/** What could be saved of a damaged store, and what could not. */
export function StoreRebuilt({ outcome, onContinue }: StoreRebuiltProps) {
  const { t } = useTranslation('system')
  const { rows, lostSlices } = outcome
  return (
    <main className="whole-page">
      <div className="store-card" aria-live="polite">
        <IconCircleCheck size={40} className="store-card-good" aria-hidden />
        <h1 className="store-card-title">{t('rebuilt.heading')}</h1>
        <Text size="sm">{t('rebuilt.rows', { count: rows })}</Text>
        <Text size="sm">{lostSlices === 0 ? t('rebuilt.nothingLost') : t('rebuilt.lost', { count: lostSlices })}</Text>
        <div className="store-card-actions">
          <Button size="sm" onClick={onContinue}>
            {t('rebuilt.continue')}
          </Button>
        </div>
      </div>
    </main>
  )
}

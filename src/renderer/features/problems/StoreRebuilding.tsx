import { COPY_DAYS } from '../../../shared/asideCopies.ts'
import { Progress, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Logo } from '../../components/Logo.tsx'

/** While a damaged store is read: how long that takes nobody knows, so the bar only says that it goes on. */
export function StoreRebuilding() {
  const { t } = useTranslation('system')
  return (
    <main className="whole-page">
      <div className="store-card" aria-live="polite" aria-busy="true">
        <Logo size={40} />
        <h1 className="store-card-title">{t('problem.rebuilding')}</h1>
        <Text size="sm">{t('problem.rebuildingHint', { days: COPY_DAYS })}</Text>
        <Progress value={100} animated aria-label={t('problem.rebuilding')} />
      </div>
    </main>
  )
}

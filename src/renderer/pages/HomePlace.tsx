import { useTranslation } from 'react-i18next'

/** The first page of an operation. */
export function HomePlace() {
  const { t } = useTranslation('look')
  return <h1>{t('tabs.home')}</h1>
}

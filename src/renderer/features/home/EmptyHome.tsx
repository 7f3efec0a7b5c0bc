import { Button, Skeleton } from '@mantine/core'
import { IconSearch, IconSunrise } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { HomeOffer } from '../../../shared/home.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { emitCommand } from '../../api/commands.ts'
import { Offers } from './Offers.tsx'

interface EmptyHomeProps {
  /** Undefined until it is known. */
  readonly offers: readonly HomeOffer[] | undefined
  readonly reports: readonly ReportDefinition[]
  readonly isBusy: boolean
  readonly onTake: (reportKey: string) => void
}

/** Before anything is pinned: what fits what the operation holds. */
export function EmptyHome({ offers, reports, isBusy, onTake }: EmptyHomeProps) {
  const { t } = useTranslation('home')
  return (
    <section className="home-empty">
      <IconSunrise size={36} stroke={1.4} aria-hidden className="home-empty-sign" />
      <h2>{t('empty.title')}</h2>
      {offers === undefined ? (
        <Skeleton height={120} maw={620} />
      ) : offers.length === 0 ? (
        <>
          <p>{t('empty.nothing')}</p>
          <Button
            variant="light"
            leftSection={<IconSearch size={15} aria-hidden />}
            onClick={() => emitCommand('palette')}
          >
            {t('empty.find')}
          </Button>
        </>
      ) : (
        <>
          <p>{t('empty.lead')}</p>
          <Offers offers={offers} reports={reports} isBusy={isBusy} onTake={onTake} />
        </>
      )}
      <p className="home-empty-hint">{t('empty.hint')}</p>
    </section>
  )
}

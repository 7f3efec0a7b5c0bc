import { Button } from '@mantine/core'
import { IconPin } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { HomeOffer } from '../../../shared/home.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { readySummary } from '../../../shared/summaries/readySummary.ts'
import { useSummarySentence } from '../../components/useSummarySentence.ts'

interface OffersProps {
  readonly offers: readonly HomeOffer[]
  readonly reports: readonly ReportDefinition[]
  readonly isBusy: boolean
  readonly onTake: (reportKey: string) => void
}

/** Summaries that fit what is stored, in plain words and with a number; one click pins one. */
export function Offers({ offers, reports, isBusy, onTake }: OffersProps) {
  const { t } = useTranslation(['home', 'report'])
  const sentenceOf = useSummarySentence()
  return (
    <ul className="home-offers">
      {offers.map(({ reportKey, name, period, preview }) => {
        const report = reports.find(({ key }) => key === reportKey)
        const sentence = report === undefined ? '' : sentenceOf(report, readySummary(report))
        return (
          <li key={reportKey} className="home-offer">
            <div className="home-offer-text">
              <h3>{name}</h3>
              <p>{sentence}</p>
              <p className="home-offer-period">
                {period?.kind === 'preset' ? t(`report:period.presets.${period.preset}`) : t('home:card.allTime')}
              </p>
            </div>
            {preview !== null && (
              <p className="home-offer-preview">
                <strong>{preview.text}</strong>
                <span>{preview.title}</span>
              </p>
            )}
            <Button
              size="xs"
              variant="light"
              leftSection={<IconPin size={14} aria-hidden />}
              aria-label={t('home:empty.pinLabel', { name })}
              disabled={isBusy}
              onClick={() => onTake(reportKey)}
            >
              {t('home:empty.pin')}
            </Button>
          </li>
        )
      })}
    </ul>
  )
}

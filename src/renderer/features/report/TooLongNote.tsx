import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { explain } from '../../../shared/errorTexts.ts'
import type { AppErrorData } from '../../../shared/errors.ts'
import { useLanguage } from '../../text/useLanguage.ts'

interface TooLongNoteProps {
  readonly refusal: AppErrorData
  /** Days that one question may be about. */
  readonly days: number
  readonly onShorten: () => void
  readonly onByDay: () => void
}

/** Why a period cannot be fetched as one, and the two ways out: a shorter one, or each day by itself. */
export function TooLongNote({ refusal, days, onShorten, onByDay }: TooLongNoteProps) {
  const { t } = useTranslation('report')
  const { sentence } = explain(refusal, useLanguage(), 'window')
  return (
    <div className="too-long" role="note">
      <IconAlertTriangle size={16} aria-hidden />
      <span>{sentence}</span>
      <Button size="compact-xs" variant="default" onClick={onByDay}>
        {t('days.seeByDay')}
      </Button>
      <Button size="compact-xs" variant="default" onClick={onShorten}>
        {t('days.shorten', { count: days })}
      </Button>
    </div>
  )
}

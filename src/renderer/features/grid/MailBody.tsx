import { Button } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { plainLinesOf } from '../../../shared/plainText.ts'
import { mailDocument } from './mailFrame.ts'

/** Longer mails are read with their formatting. */
const LONGEST_TEXT = 200_000

interface MailBodyProps {
  /** Written by whoever sent the mail: never to be trusted. */
  readonly html: string
  readonly isFormatted: boolean
  readonly onFormat: (isFormatted: boolean) => void
}

/** A mail as text; on demand with its formatting, in a frame where nothing of it can act. */
export function MailBody({ html, isFormatted, onFormat }: MailBodyProps) {
  const { t } = useTranslation('grid')
  const text = useMemo(() => plainLinesOf(html, LONGEST_TEXT), [html])
  return (
    <>
      {isFormatted ? (
        <iframe
          className="row-card-frame"
          title={t('card.frame')}
          sandbox=""
          referrerPolicy="no-referrer"
          srcDoc={mailDocument(html)}
        />
      ) : (
        <div className="row-card-value">
          {text === '' ? <span className="row-card-empty">{t('card.noText')}</span> : text}
          {text.length >= LONGEST_TEXT ? <span className="row-card-empty"> {t('card.cut')}</span> : null}
        </div>
      )}
      <Button variant="subtle" size="compact-xs" onClick={() => onFormat(!isFormatted)}>
        {isFormatted ? t('card.plain') : t('card.formatted')}
      </Button>
    </>
  )
}

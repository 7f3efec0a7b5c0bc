import { Button } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { MOST_READ, plainLinesOf } from '../../../shared/plainText.ts'
import { canBeFormatted } from './mailBurden.ts'
import { mailDocument } from './mailFrame.ts'

/** Longer mails are read with their formatting. */
const LONGEST_TEXT = 200_000

interface MailBodyProps {
  /** Written by whoever sent the mail: never to be trusted. */
  readonly html: string
  readonly isFormatted: boolean
  readonly onFormat: (isFormatted: boolean) => void
}

/**
 * A mail as text; on demand with its formatting, in a frame where nothing of it can act. One that would keep the window
 * busy while it is laid out has its text only.
 */
export function MailBody({ html, isFormatted, onFormat }: MailBodyProps) {
  const { t } = useTranslation('grid')
  const isLight = useMemo(() => canBeFormatted(html), [html])
  const isFramed = isFormatted && isLight
  const text = useMemo(() => (isFramed ? '' : plainLinesOf(html, LONGEST_TEXT)), [html, isFramed])
  return (
    <>
      {isFramed ? (
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
          {text.length >= LONGEST_TEXT || html.length > MOST_READ ? (
            <span className="row-card-empty"> {t(isLight ? 'card.cut' : 'card.cutHeavy')}</span>
          ) : null}
        </div>
      )}
      {isLight ? (
        <Button variant="subtle" size="compact-xs" onClick={() => onFormat(!isFormatted)}>
          {isFormatted ? t('card.plain') : t('card.formatted')}
        </Button>
      ) : (
        <p className="row-card-empty">{t('card.heavy')}</p>
      )}
    </>
  )
}

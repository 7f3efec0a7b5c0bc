import { ActionIcon, Tooltip } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { IconAlertTriangle, IconCheck, IconCopy } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { unreadValuesText } from '../../../shared/answerNotes.ts'
import { plainLinesOf } from '../../../shared/plainText.ts'
import { isLong } from '../../../shared/values.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { shownValue, type GridField } from './columnKinds.ts'
import { MailBody } from './MailBody.tsx'

const LONGEST_COPY = 1_000_000
/** Texts from this length on are likely to be wanted elsewhere. */
const LONG_CHARACTERS = 60

function isOftenCopied({ type }: GridField, value: string): boolean {
  return type === 'telephone' || type === 'email' || type === 'id' || isLong(type) || value.length >= LONG_CHARACTERS
}

interface CardFieldProps {
  readonly field: GridField
  readonly title: string
  readonly value: string
  /** How many values the field's sum is without; 0 where it is whole, or none. */
  readonly unreadValues: number
  /** Whether mails are shown with their formatting. */
  readonly isFormatted: boolean
  readonly onFormat: (isFormatted: boolean) => void
}

/** One field of a row: its title with its meaning as a tooltip, and its whole value. */
export function CardField({ field, title, value, unreadValues, isFormatted, onFormat }: CardFieldProps) {
  const { t } = useTranslation(['grid', 'common'])
  const language = useLanguage()
  const clipboard = useClipboard({ timeout: 1_500 })
  const meaning = field.definition?.meaning[language] ?? t('grid:header.undocumented')
  const isEmpty = value.trim() === ''
  return (
    <div className="row-card-field">
      <dt>
        <Tooltip label={`${meaning} · ${t('grid:header.name', { name: field.name })}`} position="bottom-start">
          <span>{title}</span>
        </Tooltip>
      </dt>
      <dd>
        {isEmpty ? (
          <span className="row-card-empty">{t('grid:card.empty')}</span>
        ) : field.type === 'html' ? (
          <MailBody html={value} isFormatted={isFormatted} onFormat={onFormat} />
        ) : (
          <div className="row-card-value">{shownValue(field, value, language)}</div>
        )}
        {unreadValues === 0 ? null : (
          <p className="row-card-unread">
            <IconAlertTriangle size={14} aria-hidden />
            {unreadValuesText(unreadValues)[language]}
          </p>
        )}
        {!isEmpty && isOftenCopied(field, value) ? (
          <ActionIcon
            size={22}
            className="row-card-copy"
            aria-label={clipboard.copied ? t('common:copied') : t('grid:card.copyField', { field: title })}
            onClick={() => clipboard.copy(field.type === 'html' ? plainLinesOf(value, LONGEST_COPY) : value)}
          >
            {clipboard.copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
          </ActionIcon>
        ) : null}
      </dd>
    </div>
  )
}

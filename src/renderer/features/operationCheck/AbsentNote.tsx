import { IconCloudQuestion } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '../../api/queries.ts'

interface AbsentNoteProps {
  readonly connectionId: number
  readonly reportKey: string
}

/** Says of a report that the operation's server seems not to have, before somebody waits for its rows. */
export function AbsentNote({ connectionId, reportKey }: AbsentNoteProps) {
  const { t } = useTranslation('operationCheck')
  const { data: marks } = useAnswer('marks:list', { connectionId })
  const isAbsent = marks?.some((mark) => mark.reportKey === reportKey && mark.state === 'absent') === true
  return (
    <output className="absent-note" data-shown={isAbsent || undefined}>
      {isAbsent ? (
        <>
          <IconCloudQuestion size={16} aria-hidden />
          <span>
            <strong>{t('note.title')}.</strong> {t('note.text')}
          </span>
        </>
      ) : null}
    </output>
  )
}

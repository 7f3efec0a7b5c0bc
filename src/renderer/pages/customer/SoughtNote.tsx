import { Button } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { emitCommand } from '../../api/commands.ts'

interface SoughtNoteProps {
  /** Shows the report as it was left. */
  readonly onAsLeft: () => void
}

/** Over the row that an event of a customer led to: the way back, and the one to the report as it was left. */
export function SoughtNote({ onAsLeft }: SoughtNoteProps) {
  const { t } = useTranslation('customer')
  return (
    <div className="drill-note">
      <Button variant="light" leftSection={<IconArrowLeft size={14} aria-hidden />} onClick={() => emitCommand('back')}>
        {t('sought.back')}
      </Button>
      <output>{t('sought.note')}</output>
      <Button variant="subtle" onClick={onAsLeft}>
        {t('sought.asLeft')}
      </Button>
    </div>
  )
}

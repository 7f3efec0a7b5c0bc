import { Button } from '@mantine/core'
import { IconDivide } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { KeptOwnMeasure } from '../../../shared/measures/ownMeasures.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { ownMeasureText } from '../../../shared/summaries/ownMeasure.ts'
import { useDraft } from '../../api/useDraft.ts'
import { EMPTY_DRAFT, ownMeasureDraftSchema } from './ownMeasureDraft.ts'
import { OwnMeasuresDialog } from './OwnMeasuresDialog.tsx'

interface OwnMeasuresButtonProps {
  readonly report: ReportDefinition
  readonly own: readonly KeptOwnMeasure[]
  /** Adds a measure that was just made to the summary. */
  readonly onMade: (measure: string) => void
}

/** Opens the user's own measures. What is typed there stays until it is kept, also where the program is closed. */
export function OwnMeasuresButton({ report, own, onMade }: OwnMeasuresButtonProps) {
  const { t } = useTranslation('measures')
  const [isOpen, setOpen] = useState(false)
  const draft = useDraft('own-measure', ownMeasureDraftSchema, EMPTY_DRAFT)
  return (
    <>
      <Button
        variant="subtle"
        size="compact-xs"
        leftSection={<IconDivide size={13} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {t('own.open')}
      </Button>
      <OwnMeasuresDialog
        isOpen={isOpen}
        report={report}
        own={own}
        draft={draft.value}
        recovered={draft}
        onDraft={draft.set}
        onClose={() => setOpen(false)}
        onMade={(name) => {
          setOpen(false)
          onMade(ownMeasureText(name))
        }}
      />
    </>
  )
}

import { Button } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconArrowLeft } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../api/commands.ts'
import type { Face } from './look/faces.ts'
import type { DrillControl } from './useDrill.ts'

/** Where the way back leads, but for the summary. */
const BACK: Partial<Readonly<Record<Face, 'drill.backToStaffing' | 'drill.backToChecks'>>> = {
  staffing: 'drill.backToStaffing',
  checks: 'drill.backToChecks',
}

/** Whether nothing else is to be closed by Escape first. */
function isLeftOver({ defaultPrevented }: KeyboardEvent): boolean {
  const layers = document.querySelectorAll('[role="dialog"], [role="menu"]')
  return !defaultPrevented && ![...layers].some((layer) => layer.checkVisibility({ checkVisibilityCSS: true }))
}

/** Over rows that are looked at because of a number: which one, and the way back to it. */
export function DrillNote({ what, from, goBack }: DrillControl) {
  const { t } = useTranslation('summary')
  useCommand('back', goBack, what !== null)
  useHotkeys(
    what === null ? [] : [['Escape', (event) => (isLeftOver(event) ? goBack() : undefined), { preventDefault: false }]],
  )
  if (what === null) return null
  return (
    <div className="drill-note">
      <Button
        variant="light"
        leftSection={<IconArrowLeft size={14} aria-hidden />}
        title={t('drill.backHint')}
        onClick={goBack}
      >
        {t(BACK[from] ?? 'drill.back')}
      </Button>
      <output>{t('drill.behind', { what })}</output>
    </div>
  )
}

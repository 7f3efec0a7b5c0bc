import { Button, Menu } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { IconCopy, IconDownload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { WINDOW_FORMATS, windowTexts } from '../../../shared/fileFormats.ts'
import type { RowSet } from '../../../shared/query.ts'
import type { StaffingPlan } from '../../../shared/staffing/plan.ts'
import { sheetTsv } from '../../../shared/summaries/sheetTsv.ts'
import { staffingSheet } from '../../../shared/staffing/staffingFile.ts'
import type { StaffingVolume } from '../../../shared/staffing/volume.ts'
import { useAction } from '../../api/queries.ts'
import { ProblemNote } from '../../components/ProblemNote.tsx'
import { useLanguage } from '../../text/useLanguage.ts'
import type { KeptStaffing } from './staffingState.ts'

interface StaffingActionsProps {
  readonly asked: RowSet
  readonly kept: KeptStaffing
  readonly volume: StaffingVolume
  readonly plan: StaffingPlan
}

/** A workbook first: it has the formulas on a sheet of their own. */
const FORMATS = WINDOW_FORMATS.toSorted((one, other) => Number(other === 'xlsx') - Number(one === 'xlsx'))
const COPIED_MS = 2_000

/** Takes the plan along: onto the clipboard, or into a file. */
export function StaffingActions({ asked, kept, volume, plan }: StaffingActionsProps) {
  const { t } = useTranslation('staffing')
  const language = useLanguage()
  const { copy, copied } = useClipboard({ timeout: COPIED_MS })
  const { mutate, isPending, error } = useAction('staffing:export')
  const { minutes, wishes } = kept
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconCopy size={14} aria-hidden />}
        onClick={() => copy(sheetTsv(staffingSheet(volume, plan, language, null), language))}
      >
        {copied ? t('copied') : t('copy')}
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button leftSection={<IconDownload size={14} aria-hidden />} loading={isPending}>
            {t('export')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {FORMATS.map((format) => (
            <Menu.Item key={format} onClick={() => mutate({ rows: asked, minutes, wishes, language, format })}>
              {windowTexts(format).title[language]}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {error !== null && <ProblemNote error={error.toData()} />}
    </>
  )
}

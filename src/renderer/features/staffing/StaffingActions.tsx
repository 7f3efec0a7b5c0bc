import { Button, Menu } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { IconCopy, IconDownload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { AppError } from '../../../shared/errors.ts'
import { WINDOW_FORMATS, windowTexts } from '../../../shared/fileFormats.ts'
import type { LocalizedText } from '../../../shared/language.ts'
import { maskedBy } from '../../../shared/masks.ts'
import type { RowSet } from '../../../shared/query.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import type { StaffingPlan } from '../../../shared/staffing/plan.ts'
import { sheetTsv } from '../../../shared/summaries/sheetTsv.ts'
import { staffingSheet, type StaffingColumn } from '../../../shared/staffing/staffingFile.ts'
import type { StaffingVolume, Weekday } from '../../../shared/staffing/volume.ts'
import { useCommand } from '../../api/commands.ts'
import { useAction } from '../../api/queries.ts'
import { MaskItems } from '../../components/masks/MaskItems.tsx'
import { useFileMask } from '../../components/masks/useFileMask.ts'
import { PageItems } from '../../components/paper/PageItems.tsx'
import { PaperOutcome } from '../../components/paper/PaperOutcome.tsx'
import { toldRows } from '../../components/toldWords.ts'
import { usePaper, type PageToMake } from '../../components/paper/usePaper.ts'
import { ProblemNote } from '../../components/ProblemNote.tsx'
import { useLanguage } from '../../text/useLanguage.ts'
import { dayChartData } from './dayChartData.ts'
import { shownColumn, shownColumns } from './shownNumbers.ts'
import { staffingPage } from './staffingPage.ts'
import type { KeptStaffing } from './staffingState.ts'

interface StaffingActionsProps {
  readonly report: ReportDefinition
  readonly operation: string
  readonly asked: RowSet
  readonly kept: KeptStaffing
  /** What reports are called. */
  readonly titleOf: (reportKey: string) => LocalizedText
  /** The number on the map, and the weekday beside it. */
  readonly column: StaffingColumn | undefined
  readonly weekday: Weekday | null
  /** The numbers that are seen are those of an earlier question. */
  readonly isWorking: boolean
  readonly volume: StaffingVolume
  readonly plan: StaffingPlan
}

/** A workbook first: it has the formulas on a sheet of their own. */
const FORMATS = WINDOW_FORMATS.toSorted((one, other) => Number(other === 'xlsx') - Number(one === 'xlsx'))
const COPIED_MS = 2_000

/** The plan that is seen, as a page. */
function useStaffingPage(props: StaffingActionsProps): PageToMake {
  const { report, operation, asked, kept, volume, plan, titleOf, column, weekday } = props
  const { t } = useTranslation('staffing')
  const language = useLanguage()
  return {
    rows: asked,
    make: async () => {
      const seen = column ?? shownColumn(shownColumns(volume), kept.shown)
      if (seen === undefined) throw new AppError('internal', { reason: 'no number of a plan' })
      // Charts are drawn by a large part of the program, which comes when it is wanted.
      const chart =
        weekday === null
          ? null
          : (await import('./dayPicture.ts')).dayChartAsSvg(dayChartData(volume, plan, weekday, language))
      const planned = {
        report,
        connection: operation,
        rows: await toldRows(asked),
        volume,
        plan,
        wishes: kept.wishes,
        titleOf,
      }
      const words = {
        hour: t('map.hour'),
        week: (what: string) => t('map.caption', { what }),
        days: (count: number) => t('map.days', { count }),
        day: (day: string) => t('day.title', { day }),
      }
      return staffingPage(planned, { column: seen, weekday, chart }, words, language)
    },
  }
}

/** Takes the plan along: onto the clipboard, into a file, or on paper. */
export function StaffingActions(seen: StaffingActionsProps) {
  const fileMask = useFileMask(seen.asked.connectionId, seen.asked.mask)
  // Who is meant stands in what is said of the rows alone: numbers are the same under every mask.
  const props = { ...seen, asked: maskedBy(seen.asked, fileMask.mask) }
  const { asked, kept, volume, plan, isWorking } = props
  const { t } = useTranslation('staffing')
  const language = useLanguage()
  const { copy, copied } = useClipboard({ timeout: COPIED_MS })
  const { mutate, isPending, error } = useAction('staffing:export')
  const { minutes, wishes } = kept
  const paper = usePaper()
  const page = useStaffingPage(props)
  useCommand('print', () => void paper.print(page), !isWorking && !paper.isBusy)
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
          <Button leftSection={<IconDownload size={14} aria-hidden />} loading={isPending || paper.isBusy}>
            {t('export')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <MaskItems {...fileMask} />
          {FORMATS.map((format) => (
            <Menu.Item key={format} onClick={() => mutate({ rows: asked, minutes, wishes, language, format })}>
              {windowTexts(format).title[language]}
            </Menu.Item>
          ))}
          <PageItems paper={paper} of={page} isDisabled={isWorking} />
        </Menu.Dropdown>
      </Menu>
      <PaperOutcome paper={paper} />
      {error !== null && <ProblemNote error={error.toData()} />}
    </>
  )
}

import { Button, Menu } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { WINDOW_FORMATS, windowTexts } from '../../../shared/fileFormats.ts'
import type { RowSet } from '../../../shared/query.ts'
import type { WrittenSummary } from '../../../shared/summaries/writtenSummary.ts'
import { useAction } from '../../api/queries.ts'
import { ProblemNote } from '../../components/ProblemNote.tsx'
import { useLanguage } from '../../text/useLanguage.ts'
import type { ChartKind } from './summaryState.ts'

interface SummaryExportProps {
  readonly asked: RowSet
  readonly summary: WrittenSummary
  readonly chart: ChartKind
}

/** A workbook first: it has the formulas on a sheet of their own. */
const FORMATS = WINDOW_FORMATS.toSorted((one, other) => Number(other === 'xlsx') - Number(one === 'xlsx'))

/**
 * Writes the numbers of the summary into a file, with totals, formulas and what is not whole; a notice tells when it is
 * there.
 */
export function SummaryExport({ asked, summary, chart }: SummaryExportProps) {
  const { t } = useTranslation('summary')
  const language = useLanguage()
  const { mutate, isPending, error } = useAction('summary:export')
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button leftSection={<IconDownload size={14} aria-hidden />} loading={isPending}>
            {t('export')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {FORMATS.map((format) => (
            <Menu.Item key={format} onClick={() => mutate({ rows: asked, summary, language, format, chart })}>
              {windowTexts(format).title[language]}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {error !== null && <ProblemNote error={error.toData()} />}
    </>
  )
}

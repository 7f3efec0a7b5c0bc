import { ActionIcon, Loader, Menu } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { summaryTexts } from '../../../shared/commonTexts/summaries.ts'
import type { ReportScope } from '../../../shared/holdings.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { endOfDay, startOfDay } from '../../../shared/time.ts'
import { useCommand } from '../../api/commands.ts'
import { PageItems } from '../../components/paper/PageItems.tsx'
import { PaperOutcome } from '../../components/paper/PaperOutcome.tsx'
import { rowSetFacts } from '../../components/paper/rowSetFacts.ts'
import { usePaper, type PageToMake } from '../../components/paper/usePaper.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import type { BoardProps } from './Board.tsx'
import { useBoardTables } from './useBoardTables.ts'

interface BoardPaperProps {
  readonly report: ReportDefinition
  readonly operation: string
  readonly scope: ReportScope
  /** The board as it is seen. */
  readonly of: BoardProps
  /** Until when it was seen, in words. */
  readonly seenText: string
}

/** Puts the board as it stands on paper, into a PDF, or into a picture. */
export function BoardPaper({ report, operation, scope, of, seenText }: BoardPaperProps) {
  const { t } = useTranslation('paper')
  const language = useLanguage()
  const paper = usePaper()
  const tablesOf = useBoardTables()
  const { definition, now, serviceLevel } = of
  const day = { ...scope, filters: [], search: '' }
  const page: PageToMake = {
    rows: { ...day, range: { from: startOfDay(now), to: endOfDay(now) } },
    make: () => {
      const rows = { ...day, range: { from: startOfDay(now), to: now } }
      const formulas = [
        ...(serviceLevel === null ? [] : [{ label: serviceLevel.title, text: `= ${serviceLevel.formula}` }]),
        ...definition.rates.map(({ title, meaning }) => ({ label: title[language], text: meaning[language] })),
      ]
      return {
        title: definition.title[language],
        language,
        facts: [
          ...rowSetFacts({ report, operation, rows }, language),
          { label: summaryTexts('completeness')[language], text: seenText },
          ...formulas,
        ],
        sections: tablesOf(of),
        isWide: false,
      }
    },
  }
  useCommand('print', () => void paper.print(page), !paper.isBusy)
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon size={28} aria-label={t('grid.menu')} title={t('grid.menu')} disabled={paper.isBusy}>
            {paper.isBusy ? <Loader size={14} /> : <IconPrinter size={17} aria-hidden />}
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <PageItems paper={paper} of={page} isDisabled={false} />
        </Menu.Dropdown>
      </Menu>
      <PaperOutcome paper={paper} />
    </>
  )
}

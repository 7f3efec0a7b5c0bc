import { Button, Loader, Menu, SegmentedControl } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { IconCopy, IconDownload, IconInfoCircle } from '@tabler/icons-react'
import { useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { ConnectionSummary } from '../../../shared/connections.ts'
import { WINDOW_FORMATS, windowTexts } from '../../../shared/fileFormats.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import type { Adherence } from '../../../shared/shifts/adherence.ts'
import { ADHERENCE_LINES, adherenceSheet, type AdherenceLines } from '../../../shared/shifts/adherenceFile.ts'
import { adherenceCaveats, adherenceFormulas } from '../../../shared/shifts/shiftWords.ts'
import { sheetTsv } from '../../../shared/summaries/sheetTsv.ts'
import type { TimeRange } from '../../../shared/time.ts'
import { useCommand } from '../../api/commands.ts'
import { useAction, useAnswer } from '../../api/queries.ts'
import { usePreference } from '../../api/usePreference.ts'
import { PageItems } from '../../components/paper/PageItems.tsx'
import { PaperOutcome } from '../../components/paper/PaperOutcome.tsx'
import { useLeftOutWords } from '../../components/paper/useLeftOutWords.ts'
import { usePaper, type PageToMake } from '../../components/paper/usePaper.ts'
import { ProblemNote } from '../../components/ProblemNote.tsx'
import { useLanguage } from '../../text/useLanguage.ts'
import { adherencePage } from './adherencePage.ts'
import { AdherenceTable } from './AdherenceTable.tsx'
import { SheetList } from './SheetList.tsx'

export interface ShiftsDeskProps {
  readonly connection: ConnectionSummary
  readonly report: ReportDefinition
  readonly range: TimeRange
  /** The button that fetches the period. */
  readonly update: ReactNode
}

const linesSchema = z.enum(ADHERENCE_LINES)

/** How agents kept to the shifts that were imported, by a report that tells when they were logged in. */
export function ShiftsDesk(props: ShiftsDeskProps) {
  const { connection, report, range, update } = props
  const { t } = useTranslation('shifts')
  const { data: sheets } = useAnswer('shifts:sheets', { connectionId: connection.id })
  const { data, error, isFetching } = useAnswer(
    'shifts:adherence',
    { connectionId: connection.id, reportKey: report.key, range },
    { keepPrevious: true },
  )
  if (sheets === undefined) return <Loader size="sm" />
  const isNothing = data !== undefined && data.adherence.agents.length === 0
  return (
    <section className="shifts" aria-label={t('region')}>
      <div className="shifts-bar">
        <SheetList connection={connection} range={range} sheets={sheets} />
        {isFetching && (
          <span className="shifts-working">
            <Loader size={14} /> {t('working')}
          </span>
        )}
      </div>
      {error !== null ? (
        <div className="shifts-problem">
          <ProblemNote error={error.toData()} />
        </div>
      ) : sheets.length === 0 ? (
        <p className="shifts-none">{t('none')}</p>
      ) : data === undefined ? (
        <div className="shifts-none" aria-busy="true" />
      ) : !data.hasShifts ? (
        <p className="shifts-none">{t('noneInPeriod')}</p>
      ) : (
        <>
          {isNothing && data.adherence.notFetched.length > 0 ? (
            <div className="shifts-none">
              <p>{t('nothingFetched')}</p>
              {update}
            </div>
          ) : (
            <Numbers {...props} adherence={data.adherence} unread={data.unread} isWorking={isFetching} />
          )}
          <Notes report={report} adherence={data.adherence} unread={data.unread} />
        </>
      )}
    </section>
  )
}

interface NumbersProps extends ShiftsDeskProps {
  readonly adherence: Adherence
  /** Rows of which it cannot be read from when until when they are. */
  readonly unread: number
  /** The numbers that are seen are those of an earlier question. */
  readonly isWorking: boolean
}

/** The table, and what takes it along. */
function Numbers({ connection, report, range, adherence, unread, isWorking }: NumbersProps) {
  const { t } = useTranslation('shifts')
  const language = useLanguage()
  const { value: lines = 'agents', set } = usePreference<AdherenceLines>('shifts/lines', linesSchema, 'agents')
  const sheet = useMemo(() => adherenceSheet(adherence, lines, language), [adherence, lines, language])
  const { copy, copied } = useClipboard({ timeout: 2_000 })
  const { mutate, isPending, error } = useAction('shifts:export')
  const formats = WINDOW_FORMATS.toSorted((one, other) => Number(other === 'xlsx') - Number(one === 'xlsx'))
  const asked = { connectionId: connection.id, reportKey: report.key, range, lines, language }
  const paper = usePaper()
  const words = useLeftOutWords()
  const page: PageToMake = {
    rows: { connectionId: connection.id, reportKey: report.key, parameters: {}, range, filters: [], search: '' },
    make: () =>
      adherencePage({ report, connection: connection.name, range, adherence, unread }, lines, language, words),
  }
  useCommand('print', () => void paper.print(page), !isWorking && !paper.isBusy)
  return (
    <>
      <div className="shifts-actions">
        <SegmentedControl
          aria-label={t('lines.label')}
          value={lines}
          data={ADHERENCE_LINES.map((each) => ({ value: each, label: t(`lines.${each}`) }))}
          onChange={set}
        />
        <span className="shifts-rest" />
        <Button
          variant="default"
          leftSection={<IconCopy size={14} aria-hidden />}
          onClick={() => copy(sheetTsv(sheet, language))}
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
            {formats.map((format) => (
              <Menu.Item key={format} onClick={() => mutate({ ...asked, format })}>
                {windowTexts(format).title[language]}
              </Menu.Item>
            ))}
            <PageItems paper={paper} of={page} isDisabled={isWorking} />
          </Menu.Dropdown>
        </Menu>
        <PaperOutcome paper={paper} />
        {error !== null && <ProblemNote error={error.toData()} />}
      </div>
      <AdherenceTable key={lines} sheet={sheet} caption={t('caption')} />
    </>
  )
}

interface NotesProps {
  readonly report: ReportDefinition
  readonly adherence: Adherence
  readonly unread: number
}

/** What the numbers are without, and how each of them is worked out. */
function Notes({ report, adherence, unread }: NotesProps) {
  const { t } = useTranslation('shifts')
  const language = useLanguage()
  const formulas = report.presence === undefined ? [] : adherenceFormulas(report.presence)
  return (
    <footer className="shifts-notes">
      {adherenceCaveats(adherence, unread, 'window').map((caveat) => (
        <p key={caveat[language]} className="shifts-warning">
          {caveat[language]}
        </p>
      ))}
      <details open>
        <summary>
          <IconInfoCircle size={14} aria-hidden /> {t('formulas')}
        </summary>
        <ul>
          {formulas.map(({ title, formula }) => (
            <li key={title[language]}>{t('formula', { title: title[language], formula: formula[language] })}</li>
          ))}
        </ul>
      </details>
    </footer>
  )
}

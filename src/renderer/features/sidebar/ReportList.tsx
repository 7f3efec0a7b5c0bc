import { IconChevronDown } from '@tabler/icons-react'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { usePreference } from '../../api/usePreference.ts'
import type { FoundReport } from '../../components/reportIndex.ts'
import type { EntryFacts } from './marks.ts'
import { moveFocus } from './moveFocus.ts'
import { ReportEntry } from './ReportEntry.tsx'
import { isUsuallyOpen, sectionsOf, type ReportSection } from './sections.ts'
import type { Favourites } from './useFavourites.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { GROUP_TITLES } from '../../../shared/reports/groups.ts'

/** Sections that the user opened or closed. */
const foldedSchema = z.record(z.string().max(100), z.boolean())
const NONE: Readonly<Record<string, boolean>> = {}

interface ReportListProps {
  readonly found: readonly FoundReport[]
  readonly isSearching: boolean
  readonly favourites: Favourites
  /** Keys of the reports that were looked at last. */
  readonly recent: readonly string[]
  readonly factsOf: (reportKey: string) => EntryFacts
  readonly openReportKey: string | null
  readonly searchBox: () => HTMLInputElement | null
  readonly onOpen: (reportKey: string) => void
}

/** The reports under their headings. The arrow keys move among them; the Tab key stops once. */
export function ReportList(props: ReportListProps) {
  const { found, isSearching, favourites, recent, factsOf, openReportKey, searchBox, onOpen } = props
  const { t } = useTranslation(['sidebar', 'common'])
  const language = useLanguage()
  const [focusedId, setFocusedId] = useState<string | null>(null)
  const folded = usePreference<Readonly<Record<string, boolean>>>('window/open-groups', foldedSchema, NONE)
  const chosen = folded.value ?? NONE
  const list = useRef<HTMLDivElement>(null)

  const sections = useMemo(
    // The open report alone is nothing to go back to.
    () => sectionsOf(found, favourites.keys, isSearching, recent.length > 1 ? recent : []),
    [found, favourites.keys, isSearching, recent],
  )
  const isShown = (section: ReportSection): boolean =>
    isSearching || (chosen[section.id] ?? isUsuallyOpen(section, found.length, openReportKey))
  const ids = sections
    .filter(isShown)
    .flatMap(({ id, entries }) => entries.map(({ report }) => ({ id: `${id}/${report.key}`, key: report.key })))
  const tabStop =
    ids.find(({ id }) => id === focusedId)?.id ?? ids.find(({ key }) => key === openReportKey)?.id ?? ids[0]?.id

  const toggleFavourite = useCallback((key: string) => favourites.toggle(key), [favourites])

  function headingOf(id: ReportSection['id']): string {
    if (id === 'found') return t('sidebar:found', { count: found.length })
    return id === 'favourites' || id === 'recent' ? t(`sidebar:${id}`) : GROUP_TITLES[id][language]
  }

  return (
    // The keys are those of the buttons inside.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      ref={list}
      className="report-list"
      onKeyDown={(event) => {
        moveFocus(event, searchBox())
      }}
      onFocus={(event) => {
        setFocusedId(event.target.closest<HTMLElement>('[data-entry-id]')?.dataset['entryId'] ?? null)
      }}
    >
      {sections.map((section) => (
        <section key={section.id} className="report-section" aria-labelledby={`heading-${section.id}`}>
          <h2 className="report-heading" id={`heading-${section.id}`}>
            {isSearching ? (
              headingOf(section.id)
            ) : (
              <button
                type="button"
                className="report-heading-button"
                aria-expanded={isShown(section)}
                onClick={() => {
                  folded.set({ ...chosen, [section.id]: !isShown(section) })
                }}
              >
                <span>{headingOf(section.id)}</span>
                <span className="report-heading-count">{section.entries.length}</span>
                <IconChevronDown size={14} aria-hidden />
              </button>
            )}
          </h2>
          {isShown(section) ? (
            <ul>
              {section.entries.map(({ report, field }) => (
                <ReportEntry
                  key={report.key}
                  id={`${section.id}/${report.key}`}
                  report={report}
                  field={field}
                  facts={factsOf(report.key)}
                  isOpen={report.key === openReportKey}
                  isFavourite={favourites.keys.includes(report.key)}
                  isTabStop={tabStop === `${section.id}/${report.key}`}
                  onOpen={onOpen}
                  onToggleFavourite={toggleFavourite}
                />
              ))}
            </ul>
          ) : null}
        </section>
      ))}
    </div>
  )
}

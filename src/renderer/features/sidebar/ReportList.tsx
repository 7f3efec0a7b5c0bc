import { IconChevronDown } from '@tabler/icons-react'
import { Fragment, useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { usePreference } from '../../api/usePreference.ts'
import type { FoundReport } from '../../components/reportIndex.ts'
import type { EntryFacts } from './marks.ts'
import { moveFocus } from './moveFocus.ts'
import { ReportEntry } from './ReportEntry.tsx'
import { currentEntry, isUsuallyOpen, sectionsOf, type ReportSection } from './sections.ts'
import type { Favourites } from './useFavourites.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { GROUP_TITLES } from '../../../shared/reports/groups.ts'

/** Sections that the user opened or closed. */
const foldedSchema = z.record(z.string().max(100), z.boolean())
const NONE: Readonly<Record<string, boolean>> = {}

interface ReportListProps {
  /** The reports that the list has while nothing is searched. */
  readonly listed: readonly FoundReport[]
  /** What a search found; null while there is none. */
  readonly found: readonly FoundReport[] | null
  readonly favourites: Favourites
  /** Keys of the reports that were looked at last. */
  readonly recent: readonly string[]
  readonly factsOf: (reportKey: string) => EntryFacts
  readonly openReportKey: string | null
  /** It is seen as a named view, whose entry is marked in its stead. */
  readonly isViewOpen: boolean
  readonly searchBox: () => HTMLInputElement | null
  /** The named views of a report, as entries under its own. */
  readonly renderViews: (reportKey: string, facts: EntryFacts) => ReactNode
  readonly onOpen: (reportKey: string, isInNewTab?: boolean) => void
}

/** The sections of the list, and which of them are unfolded; what a search found is a section of its own. */
function useSections({ listed, found, favourites, recent, openReportKey }: ReportListProps) {
  const folded = usePreference<Readonly<Record<string, boolean>>>('window/open-groups', foldedSchema, NONE)
  const chosen = folded.value ?? NONE
  const sections = useMemo(
    // The open report alone is nothing to go back to.
    () => sectionsOf(listed, favourites.keys, false, recent.length > 1 ? recent : []),
    [listed, favourites.keys, recent],
  )
  const isShown = (section: ReportSection): boolean =>
    chosen[section.id] ?? isUsuallyOpen(section, listed.length, openReportKey)
  return {
    sections,
    visible: found !== null ? sectionsOf(found, favourites.keys, true) : sections.filter(isShown),
    isShown,
    fold: (section: ReportSection) => folded.set({ ...chosen, [section.id]: !isShown(section) }),
  }
}

/** Which entry is marked as the open report's, which one the Tab key stops at, and opening one. */
function useEntries(visible: readonly ReportSection[], { openReportKey, onOpen }: ReportListProps) {
  /** The entry by which the open report was opened. */
  const [openedId, setOpenedId] = useState<string | null>(null)
  const [focusedId, setFocusedId] = useState<string | null>(null)
  // Entries are drawn anew only where something of theirs changed.
  const opening = useRef(onOpen)
  useEffect(() => {
    opening.current = onOpen
  }, [onOpen])
  const open = useCallback((key: string, id: string, isInNewTab: boolean) => {
    setOpenedId(id)
    opening.current(key, isInNewTab)
  }, [])
  const ids = visible.flatMap(({ id, entries }) =>
    entries.map(({ report }) => ({ id: `${id}/${report.key}`, key: report.key })),
  )
  // It may stand in several sections: it is marked in one, where it was opened if it still is there, else in the last,
  // its group.
  const marked = currentEntry(ids, openReportKey, openedId)
  return { open, marked, tabStop: ids.find(({ id }) => id === focusedId)?.id ?? marked ?? ids[0]?.id, setFocusedId }
}

/** The reports under their headings. The arrow keys move among them; the Tab key stops once. */
export function ReportList(props: ReportListProps) {
  const { found, favourites, factsOf, isViewOpen, searchBox, renderViews } = props
  const { t } = useTranslation('sidebar')
  const language = useLanguage()
  const { sections, visible, isShown, fold } = useSections(props)
  const { open, marked, tabStop, setFocusedId } = useEntries(visible, props)
  const isSearching = found !== null

  function titleOf(id: ReportSection['id']): string {
    if (id === 'found') return t('found', { count: found?.length ?? 0 })
    return id === 'favourites' || id === 'recent' ? t(id) : GROUP_TITLES[id][language]
  }

  const entriesOf = ({ id, entries }: ReportSection): ReactNode => (
    <ul>
      {entries.map(({ report, field }) => (
        <Fragment key={report.key}>
          <ReportEntry
            id={`${id}/${report.key}`}
            report={report}
            field={field}
            facts={factsOf(report.key)}
            isOpen={!isViewOpen && marked === `${id}/${report.key}`}
            isFavourite={favourites.keys.includes(report.key)}
            isTabStop={tabStop === `${id}/${report.key}`}
            onOpen={open}
            onToggleFavourite={favourites.toggle}
          />
          {/* What was looked at last stands in its group, too. */}
          {id === 'recent' ? null : renderViews(report.key, factsOf(report.key))}
        </Fragment>
      ))}
    </ul>
  )

  return (
    // The keys are those of the buttons inside.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className="report-list"
      onKeyDown={(event) => {
        moveFocus(event, searchBox())
      }}
      onFocus={(event) => {
        setFocusedId(event.target.closest<HTMLElement>('[data-entry-id]')?.dataset['entryId'] ?? null)
      }}
    >
      {isSearching
        ? visible.map((section) => (
            <section key={section.id} className="report-section" aria-labelledby={`heading-${section.id}`}>
              <h2 className="report-heading" id={`heading-${section.id}`}>
                {titleOf(section.id)}
              </h2>
              {entriesOf(section)}
            </section>
          ))
        : null}
      {/* While a search goes on the list itself only steps aside: drawing all of it anew would be felt. */}
      <div hidden={isSearching}>
        {sections.map((section) => (
          <section key={section.id} className="report-section" aria-labelledby={`heading-${section.id}`}>
            <h2 className="report-heading" id={`heading-${section.id}`}>
              <button
                type="button"
                className="report-heading-button"
                aria-expanded={isShown(section)}
                onClick={() => {
                  fold(section)
                }}
              >
                <span>{titleOf(section.id)}</span>
                <span className="report-heading-count">{section.entries.length}</span>
                <IconChevronDown size={14} aria-hidden />
              </button>
            </h2>
            {isShown(section) ? entriesOf(section) : null}
          </section>
        ))}
      </div>
    </div>
  )
}

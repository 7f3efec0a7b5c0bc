import { IconChevronDown } from '@tabler/icons-react'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { usePreference } from '../../api/usePreference.ts'
import type { FoundReport } from '../../components/reportIndex.ts'
import type { EntryFacts } from './marks.ts'
import { moveFocus } from './moveFocus.ts'
import { ReportEntry } from './ReportEntry.tsx'
import { sectionsOf, type ReportSection } from './sections.ts'
import type { Favourites } from './useFavourites.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { GROUP_TITLES } from '../../../shared/reports/groups.ts'

const closedSchema = z.array(z.string().max(100)).max(200)
const NONE: string[] = []

interface ReportListProps {
  readonly found: readonly FoundReport[]
  readonly isSearching: boolean
  readonly favourites: Favourites
  readonly factsOf: (reportKey: string) => EntryFacts
  readonly openReportKey: string | null
  readonly searchBox: () => HTMLInputElement | null
  readonly onOpen: (reportKey: string) => void
}

/** The reports under their headings. The arrow keys move among them; the Tab key stops once. */
export function ReportList(props: ReportListProps) {
  const { found, isSearching, favourites, factsOf, openReportKey, searchBox, onOpen } = props
  const { t } = useTranslation(['sidebar', 'common'])
  const language = useLanguage()
  const [focusedId, setFocusedId] = useState<string | null>(null)
  const closed = usePreference('window/closed-groups', closedSchema, NONE)
  const closedIds = closed.value ?? NONE
  const list = useRef<HTMLDivElement>(null)

  const sections = useMemo(() => sectionsOf(found, favourites.keys, isSearching), [found, favourites.keys, isSearching])
  const isShown = (section: ReportSection): boolean => isSearching || !closedIds.includes(section.id)
  const ids = sections
    .filter(isShown)
    .flatMap(({ id, entries }) => entries.map(({ report }) => ({ id: `${id}/${report.key}`, key: report.key })))
  const tabStop =
    ids.find(({ id }) => id === focusedId)?.id ?? ids.find(({ key }) => key === openReportKey)?.id ?? ids[0]?.id

  const toggleFavourite = useCallback((key: string) => favourites.toggle(key), [favourites])

  function headingOf(id: ReportSection['id']): string {
    if (id === 'found') return t('sidebar:found', { count: found.length })
    return id === 'favourites' ? t('sidebar:favourites') : GROUP_TITLES[id][language]
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
                  closed.set(
                    isShown(section)
                      ? [...closedIds, section.id]
                      : closedIds.filter((closedId) => closedId !== section.id),
                  )
                }}
              >
                <span>{headingOf(section.id)}</span>
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

import { useTranslation } from 'react-i18next'
import { CHECKS } from '../../shared/checks/checks.ts'
import { filterInWords } from '../../shared/filterWords.ts'
import { rangeText } from '../../shared/periodTexts.ts'
import { listTitleOf } from '../../shared/reports/catalogueLists.ts'
import { seenReport } from '../../shared/reports/seenReport.ts'
import type { ReportDefinition } from '../../shared/reports/types.ts'
import { keptCheck, shownSummary } from '../../shared/schedules.ts'
import type { ViewContent, ViewFilter } from '../../shared/views.ts'
import { useLanguage } from '../text/useLanguage.ts'
import { fieldTitle } from './summarySentence.ts'
import { useSummarySentence } from './useSummarySentence.ts'

/** One thing by which a content differs from all rows of its period. */
export interface ContentPart {
  readonly key: string
  readonly text: string
  /** What changes where it is taken away. */
  readonly without: Partial<ViewContent>
}

export interface ContentWords {
  /** `Ayer`, `1–22 nov 2026`. */
  readonly period: (content: ViewContent) => string
  /** What narrows, orders and arranges the rows. */
  readonly parts: (report: ReportDefinition, content: ViewContent) => readonly ContentPart[]
  /** What is shown, on one line: the summary's sentence, and what narrows its rows. */
  readonly sentence: (report: ReportDefinition, content: ViewContent) => string
}

/** The report as a content's rows are seen. */
export function reportOf(report: ReportDefinition, { list, byDay }: ViewContent): ReportDefinition {
  return seenReport(report, { ...(list === null ? {} : { list }), byDay })
}

/** What views and schedules show, in words. */
export function useContentWords(): ContentWords {
  const { t } = useTranslation(['automation', 'report'])
  const language = useLanguage()
  const summarySentence = useSummarySentence()

  function period({ period: asked }: ViewContent): string {
    if (asked === null || asked.kind === 'all') return t('automation:kept.always')
    return asked.kind === 'preset'
      ? t(`report:period.presets.${asked.preset}`)
      : rangeText({ from: asked.from, to: asked.to }, language, null)
  }

  function narrowing(report: ReportDefinition, content: ViewContent): readonly ContentPart[] {
    const { filters, search, byDay, list } = content
    const seen = reportOf(report, content)
    const title = list === null ? undefined : (listTitleOf(report, list)?.[language] ?? list)
    return [
      ...(title === undefined
        ? []
        : [{ key: 'list', text: t('automation:kept.list', { list: title }), without: { list: null } }]),
      ...(byDay ? [{ key: 'byDay', text: t('automation:kept.byDay'), without: { byDay: false } }] : []),
      ...filters.map((filter, place) => ({
        key: `filter ${place}`,
        text: filterText(seen, filter),
        without: { filters: filters.toSpliced(place, 1) },
      })),
      ...(search === '' ? [] : [searchPart(search ?? '…')]),
    ]
  }

  function filterText(seen: ReportDefinition, { value, ...filter }: ViewFilter): string {
    // What is missing of a view is said where it would stand.
    if (value === null) return `${fieldTitle(seen, filter.field, language)}: …`
    return filterInWords({ ...filter, value }, seen, language)
  }

  function searchPart(text: string): ContentPart {
    return { key: 'search', text: t('automation:kept.search', { text }), without: { search: '' } }
  }

  function arranging(report: ReportDefinition, content: ViewContent): readonly ContentPart[] {
    const { sort, columns } = content
    if (content.face !== 'rows') return []
    const seen = reportOf(report, content)
    const fields = sort.map(({ field, descending }) => {
      const title = fieldTitle(seen, field, language)
      return descending ? t('automation:kept.descending', { field: title }) : title
    })
    return [
      ...(fields.length === 0
        ? []
        : [
            {
              key: 'sort',
              text: t('automation:kept.sort', { fields: fields.join(', ') }),
              without: { sort: [] },
            },
          ]),
      ...(columns === null
        ? []
        : [
            {
              key: 'columns',
              text: t('automation:kept.columns', { count: columns.length }),
              without: { columns: null },
            },
          ]),
    ]
  }

  return {
    period,
    parts: (report, content) => [...narrowing(report, content), ...arranging(report, content)],
    sentence: (report, content) => {
      const summary = shownSummary(content)
      const check = keptCheck(content, reportOf(report, content))
      const filters = narrowing(report, content).map(({ text }) => text)
      const said = [
        ...(check === null ? [] : [CHECKS[check.id].title[language]]),
        ...(summary === null ? [] : [summarySentence(reportOf(report, content), summary)]),
        ...(filters.length === 0 ? [] : [t('automation:kept.narrowed', { filters: filters.join('; ') })]),
        ...arranging(report, content).map(({ text }) => text),
      ]
      return said.length === 0 ? t('automation:kept.all') : said.join(' · ')
    },
  }
}

import { useTranslation } from 'react-i18next'
import { contactLine } from '../../../shared/contactLine.ts'
import type { ShownStoryItem, Story } from '../../../shared/customerStory.ts'
import type { Language } from '../../../shared/language.ts'
import type { PaperLine, PaperPage, PaperSection } from '../../../shared/paperPage.ts'
import { momentText, rangeText } from '../../../shared/periodTexts.ts'
import type { EventKind } from '../../../shared/reports/eventKinds.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { wallClock, type TimeRange } from '../../../shared/time.ts'
import { request } from '../../api/bridge.ts'
import { seenCount } from '../../features/customer/storyFeed.ts'

export interface StoryPageParts {
  /** The operations that were looked through, in words. */
  readonly where: string
  readonly titleOf: (of: { readonly connectionId: number; readonly reportKey: string }) => string
  readonly reportOf: (key: string) => ReportDefinition | undefined
  /** Null: whatever is stored. */
  readonly range: TimeRange | null
  readonly kinds: readonly EventKind[]
  readonly language: Language
}

/** Nobody reads more on paper. */
const MOST_PRINTED = 2_000
const BLOCK = 500

/** The first events of a story, as many as are printed. */
async function printedItems({ storyId }: Story, kinds: readonly EventKind[], total: number): Promise<ShownStoryItem[]> {
  const items: ShownStoryItem[] = []
  while (items.length < Math.min(total, MOST_PRINTED)) {
    const wanted = kinds.length === 0 ? null : [...kinds]
    const block = await request('customers:items', { storyId, kinds: wanted, offset: items.length, limit: BLOCK })
    if (block.items.length === 0) break
    items.push(...block.items)
  }
  return items.slice(0, MOST_PRINTED)
}

/** Makes the page of a story for paper: who it is about, where it comes from, what is missing, and the events. */
export function useStoryPage(parts: StoryPageParts): (story: Story) => Promise<PaperPage> {
  const { where, titleOf, reportOf, range, kinds, language } = parts
  const { t } = useTranslation('customer')

  function lineOf(item: ShownStoryItem): PaperLine {
    const report = reportOf(item.reportKey)
    const said =
      report === undefined || item.row === null ? null : contactLine(report, item.row.fields, item.row.values, language)
    const kind = t(`events.${item.kind}.one`)
    const when = item.at === null ? t('line.undated') : momentText(item.at, language, null)
    const what = said === null || said.manner === '' ? kind : `${kind} · ${said.manner}`
    const cells = [when, what, said?.outcome ?? '', said?.agent ?? '', said?.words ?? '', titleOf(item)]
    return { kind: 'group', cells }
  }

  function absences(story: Story): readonly string[] {
    const gaps = story.notHere.map((gap) => {
      const ranges = gap.missing.map((each) => rangeText(each, language, null)).join(', ')
      return `${titleOf(gap)}: ${t('gaps.missing', { ranges })}`
    })
    const never = story.neverFetched.length
    return [
      ...(gaps.length === 0 ? [t('print.nothingMissing')] : gaps),
      ...(never === 0 ? [] : [t('gaps.never', { count: never })]),
    ]
  }

  return async (story) => {
    const total = seenCount(story, kinds)
    const items = await printedItems(story, kinds, total)
    const found = story.reports.filter(({ named, mentioned }) => named + mentioned > 0).length
    const who = [
      [t('who.names'), story.names],
      [t('who.telephones'), story.telephones],
      [t('who.emails'), story.emails],
      [t('who.ids'), story.ids],
    ] as const
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
    const table: PaperSection = {
      kind: 'table',
      heading: t('line.label'),
      columns: (['when', 'what', 'result', 'agent', 'words', 'report'] as const).map((each, place) => ({
        heading: t(`print.${each}`),
        isNumber: false,
        width: [13, 12, 15, 14, 30, 16][place] ?? 10,
      })),
      lines: items.map(lineOf),
      notes: items.length < total ? [t('print.more', { shown: items.length, total })] : [],
    }
    return {
      title: t('title', { customer: story.told }),
      language,
      facts: [
        ...who.filter(([, values]) => values.length > 0).map(([label, values]) => ({ label, text: values.join(', ') })),
        { label: t('print.operation'), text: where },
        {
          label: t('print.period'),
          text: range === null ? t('filters.wholeTime') : rangeText(range, language, null),
        },
        { label: t('reports.title'), text: t('reports.summary', { count: story.reports.length, found }) },
        { label: t('print.printedAt'), text: momentText(wallClock(Date.now(), zone), language, null) },
      ],
      sections: [{ kind: 'text', heading: t('print.whatIsMissing'), lines: absences(story) }, table],
      isWide: true,
    }
  }
}

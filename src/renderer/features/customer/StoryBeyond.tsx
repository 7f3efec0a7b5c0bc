import { Button, Collapse, Table } from '@mantine/core'
import { IconAlertTriangle, IconChevronRight } from '@tabler/icons-react'
import { useId, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Story, StoryGap } from '../../../shared/customerStory.ts'
import { LOCALES } from '../../../shared/language.ts'
import { rangeText } from '../../../shared/periodTexts.ts'
import type { TimeRange } from '../../../shared/time.ts'
import { useLanguage } from '../../text/useLanguage.ts'

export interface StoryBeyondProps {
  readonly story: Story
  /** A report by its title, with its operation where these are mixed. */
  readonly titleOf: (of: { readonly connectionId: number; readonly reportKey: string }) => string
  /** Fetches what a report lacks. */
  readonly renderFetch: (gap: StoryGap) => ReactNode
  readonly onOpenReport: (connectionId: number, reportKey: string) => void
}

/** Stretches that are named; the others are there all the same. */
const MOST_STRETCHES = 3
/** Of reports that were never fetched so many are named. */
const MOST_REPORTS = 40

interface PartProps {
  readonly title: ReactNode
  readonly children: ReactNode
}

/** Something that is told in a sentence, and whole once it is asked for. */
function Part({ title, children }: PartProps) {
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  return (
    <section className="story-part">
      <button
        type="button"
        className="story-part-toggle"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        <IconChevronRight className="story-chevron" data-open={isOpen || undefined} size={14} aria-hidden />
        <span>{title}</span>
      </button>
      <Collapse id={id} expanded={isOpen}>
        {isOpen ? children : null}
      </Collapse>
    </section>
  )
}

function keyOfGap({ connectionId, reportKey, parameters }: StoryGap): string {
  return JSON.stringify([connectionId, reportKey, parameters])
}

/** What of the period is not here of reports that were fetched before, each with what fetches it. */
function Gaps({ story, titleOf, renderFetch }: StoryBeyondProps) {
  const { t } = useTranslation('customer')
  const language = useLanguage()
  const rangesText = (missing: readonly TimeRange[]): string =>
    missing
      .slice(0, MOST_STRETCHES)
      .map((range) => rangeText(range, language, null))
      .join(', ') + (missing.length > MOST_STRETCHES ? ', …' : '')
  if (story.notHere.length === 0) return null
  const reports = new Set(story.notHere.map(({ connectionId, reportKey }) => `${connectionId} ${reportKey}`))
  return (
    <Part
      title={
        <span className="story-warning">
          <IconAlertTriangle size={14} aria-hidden />
          {t('gaps.some', { count: reports.size })}
        </span>
      }
    >
      <ul className="story-gaps">
        {story.notHere.map((gap) => (
          <li key={keyOfGap(gap)}>
            <span className="story-gap-what">
              <strong>{titleOf(gap)}</strong>
              {Object.values(gap.parameters)
                .filter((value) => value !== '')
                .map((value) => ` · ${value}`)
                .join('')}
              <span>{t('gaps.missing', { ranges: rangesText(gap.missing) })}</span>
            </span>
            {renderFetch(gap)}
          </li>
        ))}
      </ul>
    </Part>
  )
}

/** Reports that name customers, and of which nothing was ever fetched: each leads to its page. */
function NeverFetched({ story, titleOf, onOpenReport }: StoryBeyondProps) {
  const { t } = useTranslation('customer')
  const { neverFetched } = story
  if (neverFetched.length === 0) return null
  return (
    <Part title={t('gaps.never', { count: neverFetched.length })}>
      <ul className="story-never">
        {neverFetched.slice(0, MOST_REPORTS).map(({ connectionId, reportKey }) => (
          <li key={`${connectionId} ${reportKey}`}>
            <Button size="compact-xs" variant="subtle" onClick={() => onOpenReport(connectionId, reportKey)}>
              {titleOf({ connectionId, reportKey })}
            </Button>
          </li>
        ))}
        {neverFetched.length > MOST_REPORTS ? (
          <li>{t('who.more', { count: neverFetched.length - MOST_REPORTS })}</li>
        ) : null}
      </ul>
    </Part>
  )
}

/** Which reports were looked at, those with something first. */
function Looked({ story, titleOf }: StoryBeyondProps) {
  const { t } = useTranslation('customer')
  const numbers = new Intl.NumberFormat(LOCALES[useLanguage()])
  const { reports } = story
  const found = reports.filter(({ named, mentioned }) => named + mentioned > 0)
  const ordered = reports.toSorted((one, other) => other.named - one.named || other.mentioned - one.mentioned)
  if (reports.length === 0) return null
  return (
    <Part title={t('reports.summary', { count: reports.length, found: found.length })}>
      <Table className="story-reports" aria-label={t('reports.title')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('reports.report')}</Table.Th>
            <Table.Th scope="col">{t('reports.rows')}</Table.Th>
            <Table.Th scope="col">{t('reports.named')}</Table.Th>
            <Table.Th scope="col">{t('reports.mentioned')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {ordered.map((each) => (
            <Table.Tr key={`${each.connectionId} ${each.reportKey}`}>
              <Table.Td>{titleOf(each)}</Table.Td>
              <Table.Td>{numbers.format(each.rows)}</Table.Td>
              <Table.Td>{numbers.format(each.named)}</Table.Td>
              <Table.Td>{numbers.format(each.mentioned)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Part>
  )
}

/** Where the story comes from, and what of it may be missing. */
export function StoryBeyond(props: StoryBeyondProps) {
  return (
    <div className="story-beyond">
      <Gaps {...props} />
      <NeverFetched {...props} />
      <Looked {...props} />
    </div>
  )
}

import { useEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { summaryTexts } from '../../../shared/commonTexts/summaries.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import type { PageContent } from './pageContent.ts'

interface PrintedPageProps {
  readonly page: PageContent
  /** A chart as an SVG's text; null: without. */
  readonly chart: string | null
}

/** A summary as it is laid out for paper: nothing of it is seen in the window, and nothing else is printed. */
export function PrintedPage({ page, chart }: PrintedPageProps) {
  const { t } = useTranslation('summary')
  const language = useLanguage()
  const { title, facts, seal, measures, columns, lines, leftOut } = page
  return createPortal(
    <article className="printed-page" data-wide={page.isWide} lang={language}>
      <h1>{title}</h1>
      <dl className="printed-facts">
        {[...facts, { label: summaryTexts('completeness')[language], text: seal.join(' ') }].map(({ label, text }) => (
          <div key={`${label}/${text}`}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
        {measures.map((measure) => (
          <div key={`${measure.title}/${measure.formula}`}>
            <dt>{measure.title}</dt>
            <dd>= {measure.formula}</dd>
          </div>
        ))}
      </dl>
      {chart !== null && <Drawing svg={chart} />}
      <table>
        <thead>
          <tr>
            {columns.map(({ heading, isNumber }, place) => (
              // oxlint-disable-next-line react/no-array-index-key -- a column is its place
              <th key={place} scope="col" data-number={isNumber}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ kind, cells }, line) => (
            // oxlint-disable-next-line react/no-array-index-key -- a line is its place
            <tr key={line} data-kind={kind}>
              {cells.map((cell, place) => (
                // oxlint-disable-next-line react/no-array-index-key -- as above
                <td key={place} data-number={columns[place]?.isNumber}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {leftOut.lines !== null && (
        <p>{t('page.leftOutLines', { count: leftOut.lines.shown, total: leftOut.lines.total })}</p>
      )}
      {leftOut.columns !== null && (
        <p>{t('page.leftOutColumns', { count: leftOut.columns.shown, total: leftOut.columns.total })}</p>
      )}
    </article>,
    document.body,
  )
}

/** A drawing that this window made itself. What is read as a document of its own runs nothing. */
function Drawing({ svg }: { readonly svg: string }) {
  const holder = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const drawing = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement
    holder.current?.replaceChildren(document.importNode(drawing, true))
  }, [svg])
  return <div ref={holder} className="printed-chart" />
}

import { useEffect, useRef } from 'react'
import type {
  PaperDrawing,
  PaperFigures,
  PaperPage,
  PaperSection,
  PaperTable,
  PaperText,
} from '../../../shared/paperPage.ts'

/** A page as it is laid out for paper, and in pictures of it: its title, its facts, and one section below another. */
export function PaperSheet({ page }: { readonly page: PaperPage }) {
  const { title, facts, sections, language, isWide } = page
  return (
    <article className="paper-sheet" data-wide={isWide} lang={language}>
      <h1>{title}</h1>
      <dl className="paper-facts">
        {facts.map(({ label, text }) => (
          <div key={`${label}/${text}`}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {sections.map((section, place) => (
        // oxlint-disable-next-line react/no-array-index-key -- a section is its place
        <Section key={place} section={section} />
      ))}
    </article>
  )
}

function Section({ section }: { readonly section: PaperSection }) {
  switch (section.kind) {
    case 'text':
      return <Sentences {...section} />
    case 'figures':
      return <Figures {...section} />
    case 'drawing':
      return <Drawing {...section} />
    case 'table':
      return <Table {...section} />
  }
}

function Heading({ text }: { readonly text: string | null }) {
  return text === null ? null : <h2>{text}</h2>
}

function Sentences({ heading, lines }: PaperText) {
  return (
    <section>
      <Heading text={heading} />
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </section>
  )
}

function Figures({ figures }: PaperFigures) {
  return (
    <ul className="paper-figures">
      {figures.map(({ title, value, lines }) => (
        <li key={title}>
          <span>{title}</span>
          <strong>{value}</strong>
          {lines.map((line) => (
            <span key={line}>{line}</span>
          ))}
        </li>
      ))}
    </ul>
  )
}

/** A drawing that this program made itself. What is read as a document of its own runs nothing. */
function Drawing({ heading, svg }: PaperDrawing) {
  const holder = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const drawing = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement
    holder.current?.replaceChildren(document.importNode(drawing, true))
  }, [svg])
  return (
    <section className="paper-drawing">
      <Heading text={heading} />
      <div ref={holder} />
    </section>
  )
}

function Table({ heading, columns, lines, notes }: PaperTable) {
  const whole = columns.reduce((sum, { width = 0 }) => sum + width, 0)
  return (
    <section>
      <Heading text={heading} />
      {notes.map((note) => (
        <p key={note} className="paper-note">
          {note}
        </p>
      ))}
      <table data-fixed={whole > 0}>
        {whole > 0 && (
          <colgroup>
            {columns.map(({ width = 0 }, place) => (
              // oxlint-disable-next-line react/no-array-index-key -- a column is its place
              <col key={place} style={{ width: `${(width / whole) * 100}%` }} />
            ))}
          </colgroup>
        )}
        <thead>
          <tr>
            {columns.map(({ heading: title, isNumber }, place) => (
              // oxlint-disable-next-line react/no-array-index-key -- as above
              <th key={place} scope="col" data-number={isNumber}>
                {title}
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
    </section>
  )
}

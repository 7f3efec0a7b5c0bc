import { useId } from 'react'
import type { FieldSummary, ReportSummary } from '../../../shared/ipc/contract.ts'
import { useTexts } from '../../text/language.ts'
import { isFieldFound } from './search.ts'

interface ReportDetailProps {
  readonly report: ReportSummary
  /** The words searched for: fields that hold one are marked. */
  readonly words: readonly string[]
}

/** What a report is, and its fields with their meaning. */
export function ReportDetail({ report, words }: ReportDetailProps) {
  const { language, texts } = useTexts()
  const titleId = useId()
  const fieldsId = useId()
  const kind = texts.kinds[report.kind]
  const fields = report.fields.map((field) => ({ field, isFound: isFieldFound(field, words, language) }))
  const foundCount = fields.filter(({ isFound }) => isFound).length
  return (
    <article aria-labelledby={titleId}>
      <h2 className="report-title" id={titleId}>
        {report.title[language]}
      </h2>
      <p className="report-description">{report.description[language]}</p>
      <p className="report-facts">
        <span className="kind">{kind.name}</span> {kind.meaning}
      </p>
      <p className="report-facts">
        {texts.nameOnServer}: <code>{report.key}</code>
      </p>
      <div className="fields-heading">
        <h3 id={fieldsId}>{texts.fields}</h3>
        <p>
          {texts.fieldCount(fields.length)}
          {foundCount > 0 && <span className="fields-found"> · {texts.fieldsMatching(foundCount)}</span>}
        </p>
      </div>
      <table className="fields" aria-labelledby={fieldsId}>
        <thead>
          <tr>
            <th scope="col">{texts.columns.field}</th>
            <th scope="col">{texts.columns.meaning}</th>
            <th scope="col">{texts.columns.type}</th>
            <th scope="col">{texts.columns.name}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map(({ field, isFound }) => (
            <FieldRow key={field.name} field={field} isFound={isFound} />
          ))}
        </tbody>
      </table>
    </article>
  )
}

function FieldRow({ field, isFound }: { readonly field: FieldSummary; readonly isFound: boolean }) {
  const { language, texts } = useTexts()
  return (
    <tr className={isFound ? 'field-found' : undefined}>
      <th scope="row">
        {field.title[language]}
        {isFound && <span className="visually-hidden"> ({texts.matches})</span>}
      </th>
      <td>{field.meaning[language]}</td>
      <td className="field-type">{texts.fieldTypes[field.type]}</td>
      <td>
        <code>{field.name}</code>
      </td>
    </tr>
  )
}

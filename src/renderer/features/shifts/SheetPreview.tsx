import { useTranslation } from 'react-i18next'
import { rangeText } from '../../../shared/periodTexts.ts'
import { shiftTexts } from '../../../shared/commonTexts/shifts.ts'
import { formatDate } from '../../../shared/format.ts'
import type { SheetReading } from '../../../shared/shifts/readSheet.ts'
import { lineProblemText, sheetFaultText, shiftText } from '../../../shared/shifts/shiftWords.ts'
import type { Shift } from '../../../shared/shifts/types.ts'
import { endOfDay, startOfDay, wall, type TimeRange } from '../../../shared/time.ts'
import { useLanguage } from '../../text/useLanguage.ts'

const MOST_SHOWN = 6
const MOST_PROBLEMS = 8

/** The days on which shifts begin. */
function periodOf(shifts: readonly Shift[]): TimeRange {
  const starts = shifts.map(({ from }) => from)
  const [first, last] = [Math.min(...starts), Math.max(...starts)]
  return { from: startOfDay(wall(first)), to: endOfDay(wall(last)) }
}

/** What was read of a sheet: its first shifts, or every line that is wrong with what is right. */
export function SheetPreview({ reading }: { readonly reading: SheetReading }) {
  const { t } = useTranslation('shifts')
  const language = useLanguage()
  if (reading.kind === 'fault') return <p className="shifts-bad">{sheetFaultText(reading)[language]}</p>
  const { shifts, problems } = reading
  if (problems.length > 0) {
    return (
      <div className="shifts-bad">
        <p>{t('dialog.problems', { count: problems.length })}</p>
        <ul>
          {problems.slice(0, MOST_PROBLEMS).map((problem) => (
            <li key={`${problem.line}/${problem.problem}`}>{lineProblemText(problem)[language]}</li>
          ))}
        </ul>
        {problems.length > MOST_PROBLEMS && (
          <p>{t('dialog.moreProblems', { count: problems.length - MOST_PROBLEMS })}</p>
        )}
      </div>
    )
  }
  const agents = new Set(shifts.map(({ agent }) => agent)).size
  return (
    <div>
      <p>
        {t('dialog.preview', {
          count: shifts.length,
          agents,
          period: rangeText(periodOf(shifts), language, null),
        })}
      </p>
      <table className="number-table shifts-table shifts-preview">
        <caption className="visually-hidden">{t('dialog.previewTable')}</caption>
        <thead>
          <tr>
            <th scope="col">{shiftTexts('agent')[language]}</th>
            <th scope="col">{shiftTexts('day')[language]}</th>
            <th scope="col">{shiftTexts('shifts')[language]}</th>
          </tr>
        </thead>
        <tbody>
          {shifts.slice(0, MOST_SHOWN).map(({ agent, from, before }) => (
            <tr key={`${agent}/${from}`}>
              <th scope="row">{agent}</th>
              <td>{formatDate(from, language)}</td>
              <td>{shiftText([[from, before]])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

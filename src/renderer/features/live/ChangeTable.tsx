import { useTranslation } from 'react-i18next'
import { formatValue } from '../../../shared/format.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import type { Change } from './snapshots.ts'
import type { ListChanges } from './useSnapshots.ts'

interface ChangeTableProps {
  readonly part: ListChanges
  /** The list's title; null for the report's own rows. */
  readonly title: string | null
}

/** Changed cells that are listed. */
const MOST_LINES = 60

interface Line {
  readonly id: string
  readonly row: string
  readonly field: string
  readonly before: string
  readonly now: string
}

function useLines({ fields, changes }: ListChanges): readonly Line[] {
  const { t } = useTranslation('live')
  const language = useLanguage()
  const shown = (name: string, value: string): string => {
    if (value === '') return t('snapshots.empty')
    return formatValue(fields.find((field) => field.name === name)?.type ?? 'text', value, language)
  }
  const titleOf = (name: string): string => fields.find((field) => field.name === name)?.title[language] ?? name
  return changes.list.flatMap(({ kind, key, cells }: Change, place): Line[] => {
    const id = String(place)
    const row = key.map((value) => (value === '' ? t('snapshots.empty') : value)).join(' · ')
    if (kind === 'added') return [{ id, row, field: '', before: '–', now: t('snapshots.isNew') }]
    if (kind === 'gone') return [{ id, row, field: '', before: '–', now: t('snapshots.isGone') }]
    return cells.map((cell) => ({
      id: `${id} ${cell.field}`,
      row,
      field: titleOf(cell.field),
      before: shown(cell.field, cell.before),
      now: shown(cell.field, cell.now),
    }))
  })
}

/** What changed since the snapshot before, cell by cell. */
export function ChangeTable({ part, title }: ChangeTableProps) {
  const { t } = useTranslation('live')
  const lines = useLines(part)
  if (lines.length === 0) return null
  return (
    <>
      <table className="change-table">
        {title === null ? null : <caption>{title}</caption>}
        <thead>
          <tr>
            <th scope="col">{t('snapshots.row')}</th>
            <th scope="col">{t('snapshots.field')}</th>
            <th scope="col">{t('snapshots.before')}</th>
            <th scope="col">{t('snapshots.now')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.slice(0, MOST_LINES).map((line) => (
            <tr key={line.id}>
              <th scope="row">{line.row}</th>
              <td>{line.field}</td>
              <td>{line.before}</td>
              <td>{line.now}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {lines.length > MOST_LINES && <p>{t('snapshots.more', { count: lines.length - MOST_LINES })}</p>}
    </>
  )
}

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import type { TextRow } from '../../../shared/rows.ts'
import { CardField } from './CardField.tsx'
import { useGridFields } from './useGridFields.ts'

interface RowFieldsProps {
  readonly report: ReportDefinition
  /** The names of the row's fields, in the order of its values. */
  readonly names: readonly string[]
  readonly values: TextRow
}

/** All that a row says, away from a grid: each field under its plain title, as the card beside the grid has them. */
export function RowFields({ report, names, values }: RowFieldsProps) {
  const { t } = useTranslation('customer')
  const { fields, indexOf, titleOf } = useGridFields(report, names)
  const [isFormatted, setFormatted] = useState(false)
  const valueOf = (name: string): string => values[indexOf.get(name) ?? -1] ?? ''
  const filled = fields.filter(({ name }) => valueOf(name).trim() !== '')
  const empty = fields.length - filled.length
  return (
    <div className="row-fields">
      <dl aria-label={t('line.fields')}>
        {filled.map((field) => (
          <CardField
            key={field.name}
            field={field}
            title={titleOf(field.name)}
            value={valueOf(field.name)}
            unreadValues={0}
            isFormatted={isFormatted}
            onFormat={setFormatted}
          />
        ))}
      </dl>
      {empty === 0 ? null : <p className="row-fields-note">{t('line.emptyFields', { count: empty })}</p>}
    </div>
  )
}

import { NativeSelect, Table, Text, TextInput } from '@mantine/core'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { MOST_TITLE_LETTERS } from '../../../shared/customReports/customReport.ts'
import { FIELD_TYPES, type FieldType } from '../../../shared/reports/types.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { withText, type FieldDraft } from './draft.ts'

interface FieldTableProps {
  readonly fields: readonly FieldDraft[]
  readonly onChange: (name: string, changed: Partial<FieldDraft>) => void
}

interface FieldRowProps {
  readonly field: FieldDraft
  readonly hasValues: boolean
  readonly onChange: FieldTableProps['onChange']
}

/** One field: what the server calls it, what it is to be called, what it holds. */
const FieldRow = memo(function FieldRow({ field, hasValues, onChange }: FieldRowProps) {
  const { t } = useTranslation('customReports')
  const language = useLanguage()
  const { name, title, type, examples, wasSeen } = field
  const values = wasSeen === false ? t('notSeen') : wasSeen === true && examples.length === 0 ? t('noValues') : ''
  return (
    <Table.Tr>
      <Table.Th scope="row" className="own-field-name">
        <code>{name}</code>
      </Table.Th>
      <Table.Td>
        <TextInput
          size="xs"
          aria-label={t('fieldTitle', { name })}
          maxLength={MOST_TITLE_LETTERS}
          value={title[language]}
          error={title[language].trim() === '' ? t('fieldTitleMissing') : null}
          onChange={(event) => {
            onChange(name, { title: withText(title, language, event.currentTarget.value) })
          }}
        />
      </Table.Td>
      <Table.Td>
        <NativeSelect
          size="xs"
          aria-label={t('fieldType', { name })}
          data={FIELD_TYPES.map((value) => ({ value, label: t(`types.${value}`) }))}
          value={type}
          onChange={(event) => {
            onChange(name, { type: event.currentTarget.value as FieldType })
          }}
        />
      </Table.Td>
      {hasValues ? (
        <Table.Td className="own-field-values">
          {examples.length === 0 ? (
            <Text size="xs" c="dimmed">
              {values}
            </Text>
          ) : (
            <span title={examples.join('\n')}>{examples.join(' · ')}</span>
          )}
        </Table.Td>
      ) : null}
    </Table.Tr>
  )
})

/** The fields that came, with the titles and types that were found for them, to be corrected. */
export function FieldTable({ fields, onChange }: FieldTableProps) {
  const { t } = useTranslation('customReports')
  // Without an answer there are none to show.
  const hasValues = fields.some(({ wasSeen }) => wasSeen !== null)
  return (
    <div className="own-fields-box">
      <Table className="own-fields" layout="fixed" aria-label={t('fields')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('field')}</Table.Th>
            <Table.Th>{t('title')}</Table.Th>
            <Table.Th>{t('type')}</Table.Th>
            {hasValues ? <Table.Th>{t('examples')}</Table.Th> : null}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {fields.map((field) => (
            <FieldRow key={field.name} field={field} hasValues={hasValues} onChange={onChange} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}

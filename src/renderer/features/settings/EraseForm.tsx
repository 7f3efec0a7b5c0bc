import { Button, Select } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConnectionSummary } from '../../../shared/connections.ts'
import type { ErasureScope } from '../../../shared/erasing.ts'
import { formatDate } from '../../../shared/format.ts'
import { FACTS, type Language } from '../../../shared/language.ts'
import { parseDate, wall } from '../../../shared/time.ts'
import { readDate } from '../../../shared/typed/typedDates.ts'
import { useLanguage } from '../../text/useLanguage.ts'

interface EraseFormProps {
  readonly connection: ConnectionSummary
  readonly hasOthers: boolean
  readonly onErase: (scope: ErasureScope) => void
}

type What = 'operation' | 'everything'
type When = 'all' | 'before'

const EXAMPLE = parseDate('2026-01-31')?.at ?? wall(0)

/** How the field shows a day: as the language writes it in digits. */
function dayFormat(language: Language): string {
  return FACTS[language].isDayFirst ? 'DD/MM/YYYY' : 'MM/DD/YYYY'
}

/** A day as it is typed, as the field takes it. */
function readDay(typed: string, language: Language): string | null {
  const reading = readDate(typed, language)
  return reading.kind === 'date' ? reading.value.slice(0, 'YYYY-MM-DD'.length) : null
}

/** Chooses what is to be erased of more than one report; the dialog after it counts the rows and asks. */
export function EraseForm({ connection, hasOthers, onErase }: EraseFormProps) {
  const { t } = useTranslation(['settings', 'start'])
  const language = useLanguage()
  const [what, setWhat] = useState<What>('operation')
  const [when, setWhen] = useState<When>('all')
  const [today] = useState(() => new Date())
  const [day, setDay] = useState<string | null>(null)
  const before = day === null ? null : (parseDate(day)?.at ?? null)
  const name = connection.isSample ? t('start:sample.label') : connection.name
  return (
    <fieldset className="settings-erase">
      <legend>{t('settings:data.eraseTitle')}</legend>
      <div className="settings-erase-fields">
        {hasOthers ? (
          <Select
            label={t('settings:data.what')}
            allowDeselect={false}
            data={[
              { value: 'operation', label: t('settings:data.whats.operation', { name }) },
              { value: 'everything', label: t('settings:data.whats.everything') },
            ]}
            value={what}
            onChange={(value) => {
              setWhat(value === 'everything' ? 'everything' : 'operation')
            }}
          />
        ) : null}
        <Select
          label={t('settings:data.when')}
          allowDeselect={false}
          data={[
            { value: 'all', label: t('settings:data.whens.all') },
            { value: 'before', label: t('settings:data.whens.before') },
          ]}
          value={when}
          onChange={(value) => {
            setWhen(value === 'before' ? 'before' : 'all')
          }}
        />
        {when === 'before' ? (
          <DateInput
            size="sm"
            label={t('settings:data.before')}
            description={t('settings:data.beforeHelp')}
            placeholder={formatDate(EXAMPLE, language)}
            valueFormat={dayFormat(language)}
            dateParser={(typed) => readDay(typed, language)}
            maxDate={today}
            value={day}
            onChange={setDay}
          />
        ) : null}
        <Button
          size="sm"
          variant="default"
          disabled={when === 'before' && before === null}
          onClick={() => {
            onErase({
              connectionId: what === 'everything' ? null : connection.id,
              reportKey: null,
              before: when === 'before' ? before : null,
            })
          }}
        >
          {t('settings:data.continue')}
        </Button>
      </div>
    </fieldset>
  )
}

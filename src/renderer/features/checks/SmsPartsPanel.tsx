import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MOST_PRICE, SMS_SHOWN, type SmsSettings } from '../../../shared/checks/smsParts.ts'
import { rowCheckTexts } from '../../../shared/commonTexts/rowChecks.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { FindingsView } from './FindingsView.tsx'
import type { PanelProps } from './panel.ts'

/** A price as people type it; null for none, undefined for what is no price. */
function priceOf(text: string): number | null | undefined {
  const typed = text.trim()
  if (typed === '') return null
  const price = /^\d{1,7}(?:[.,]\d{1,6})?$/.test(typed) ? Number(typed.replace(',', '.')) : 0
  return price > 0 && price <= MOST_PRICE ? price : undefined
}

/** What short messages take: which are shown, and what a part costs. */
export function SmsPartsPanel({ check, onChange, ...view }: PanelProps<'sms-parts'>) {
  const { t } = useTranslation('checks')
  const language = useLanguage()
  const [draft, setDraft] = useState<string | null>(null)
  const { settings } = check
  const change = (changes: Partial<SmsSettings>): void => onChange({ ...check, settings: { ...settings, ...changes } })
  const isGood = draft === null || priceOf(draft) !== undefined
  return (
    <>
      <fieldset className="checks-settings">
        <legend className="visually-hidden">{t('settings')}</legend>
        <NativeSelect
          size="xs"
          label={t('sms.which')}
          value={settings.shown}
          data={SMS_SHOWN.map((value) => ({ value, label: rowCheckTexts(value)[language] }))}
          onChange={({ currentTarget: { value } }) => {
            const shown = SMS_SHOWN.find((each) => each === value)
            if (shown !== undefined) change({ shown })
          }}
        />
        <TextInput
          size="xs"
          className="checks-count"
          label={t('sms.price')}
          placeholder={t('sms.priceHint')}
          title={t('sms.priceHint')}
          inputMode="decimal"
          value={draft ?? settings.pricePerPart?.toString() ?? ''}
          error={isGood ? undefined : t('sms.priceWrong')}
          onChange={({ currentTarget: { value } }) => {
            setDraft(value)
            const pricePerPart = priceOf(value)
            if (pricePerPart !== undefined && pricePerPart !== settings.pricePerPart) change({ pricePerPart })
          }}
          onBlur={() => setDraft(null)}
        />
      </fieldset>
      <FindingsView {...view} check={check} />
    </>
  )
}

import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { MOST_ATTEMPTS, MOST_DAYS, NUMBER_FORMS, type UnansweredSettings } from '../../../shared/checks/unanswered.ts'
import { checkTexts } from '../../../shared/commonTexts/checks.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { CountField } from './CountField.tsx'
import { FindingsView } from './FindingsView.tsx'
import type { PanelProps } from './panel.ts'

/** Telephones that never answer: from when on, and how they are written. */
export function UnansweredPanel({ check, onChange, ...view }: PanelProps<'unanswered'>) {
  const { t } = useTranslation('checks')
  const language = useLanguage()
  const { settings } = check
  const change = (changes: Partial<UnansweredSettings>): void =>
    onChange({ ...check, settings: { ...settings, ...changes } })
  return (
    <>
      <fieldset className="checks-settings">
        <legend className="visually-hidden">{t('settings')}</legend>
        <CountField
          label={t('unanswered.attempts')}
          value={settings.attempts}
          least={1}
          most={MOST_ATTEMPTS}
          onChange={(attempts) => change({ attempts })}
        />
        <CountField
          label={t('unanswered.days')}
          value={settings.days}
          least={1}
          most={MOST_DAYS}
          onChange={(days) => change({ days })}
        />
        <NativeSelect
          size="xs"
          label={t('unanswered.form')}
          value={settings.form}
          data={NUMBER_FORMS.map((form) => ({ value: form, label: checkTexts(form)[language] }))}
          onChange={({ currentTarget: { value } }) => {
            const form = NUMBER_FORMS.find((each) => each === value)
            if (form !== undefined) change({ form })
          }}
        />
      </fieldset>
      <FindingsView {...view} check={check} />
    </>
  )
}

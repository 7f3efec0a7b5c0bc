import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import {
  MOST_LEAST,
  MOST_WITHIN_SECONDS,
  USUAL_BURST,
  USUAL_DUPLICATES,
  type DuplicateRules,
} from '../../../shared/checks/duplicates.ts'
import { CountField } from './CountField.tsx'
import { FindingsView } from './FindingsView.tsx'
import type { PanelProps } from './panel.ts'

const SECONDS_PER_MINUTE = 60

/** Messages that were sent again, or many at once: which, and how near to one another. */
export function DuplicatesPanel({ check, onChange, ...view }: PanelProps<'duplicates'>) {
  const { t } = useTranslation('checks')
  const { settings } = check
  const change = (changes: Partial<DuplicateRules>): void =>
    onChange({ ...check, settings: { ...settings, ...changes } })
  return (
    <>
      <fieldset className="checks-settings">
        <legend className="visually-hidden">{t('settings')}</legend>
        <NativeSelect
          size="xs"
          label={t('duplicates.what')}
          value={settings.text}
          data={(['same', 'any'] as const).map((value) => ({ value, label: t(`duplicates.${value}`) }))}
          onChange={({ currentTarget: { value } }) =>
            change(
              value === 'any' ? { text: 'any', least: USUAL_BURST } : { text: 'same', least: USUAL_DUPLICATES.least },
            )
          }
        />
        <CountField
          label={t('duplicates.minutes')}
          value={Math.max(1, Math.round(settings.withinSeconds / SECONDS_PER_MINUTE))}
          least={1}
          most={MOST_WITHIN_SECONDS / SECONDS_PER_MINUTE}
          onChange={(minutes) => change({ withinSeconds: minutes * SECONDS_PER_MINUTE })}
        />
        <CountField
          label={t('duplicates.least')}
          value={settings.least}
          least={2}
          most={MOST_LEAST}
          onChange={(least) => change({ least })}
        />
      </fieldset>
      <FindingsView {...view} check={check} />
    </>
  )
}

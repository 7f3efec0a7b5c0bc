import { Checkbox, NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { channelTitle } from '../../../shared/checks/checkWords.ts'
import type { ContactRules } from '../../../shared/checks/contactRules.ts'
import { CHANNEL_KINDS, type ChannelKind } from '../../../shared/reports/channels.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { AnyCountField } from './AnyCountField.tsx'
import { HolidaysForm } from './HolidaysForm.tsx'
import { HoursForm } from './HoursForm.tsx'
import { RulesFile } from './RulesFile.tsx'
import type { RulesFormProps } from './rulesFormProps.ts'

/** Rules of contact hours, part by part. Each change counts at once, and is taken back as any other. */
export function RulesForm({ rules, year, onChange }: RulesFormProps & { readonly year: number }) {
  const { t } = useTranslation('checks')
  return (
    <div className="checks-rules">
      <HoursForm rules={rules} onChange={onChange} />
      <fieldset>
        <legend>{t('hours.frequency')}</legend>
        <AnyCountField
          label={t('hours.perDay')}
          value={rules.frequency.perDay}
          onChange={(perDay) => onChange({ ...rules, frequency: { ...rules.frequency, perDay } })}
        />
        <AnyCountField
          label={t('hours.channelsPerWeek')}
          value={rules.frequency.channelsPerWeek}
          onChange={(channelsPerWeek) => onChange({ ...rules, frequency: { ...rules.frequency, channelsPerWeek } })}
        />
        <NativeSelect
          size="xs"
          label={t('hours.after')}
          value={rules.frequency.after}
          data={(['contact', 'attempt'] as const).map((value) => ({ value, label: t(`hours.${value}`) }))}
          onChange={({ currentTarget: { value } }) =>
            onChange({
              ...rules,
              frequency: { ...rules.frequency, after: value === 'attempt' ? 'attempt' : 'contact' },
            })
          }
        />
      </fieldset>
      <Channels rules={rules} onChange={onChange} />
      <HolidaysForm rules={rules} year={year} onChange={onChange} />
      <RulesFile rules={rules} onChange={onChange} />
    </div>
  )
}

/** Channels as rules keep them: none in particular where all of them are meant, never none at all. */
function withChannel(channels: ContactRules['channels'], kind: ChannelKind, isIn: boolean): ContactRules['channels'] {
  const before = channels ?? CHANNEL_KINDS
  const next = CHANNEL_KINDS.filter((each) => (each === kind ? isIn : before.includes(each)))
  if (next.length === 0) return channels
  return next.length === CHANNEL_KINDS.length ? null : next
}

function Channels({ rules, onChange }: RulesFormProps) {
  const { t } = useTranslation('checks')
  const language = useLanguage()
  const { channels } = rules
  return (
    <fieldset>
      <legend>{t('hours.channels')}</legend>
      <Checkbox
        size="xs"
        label={t('hours.allChannels')}
        checked={channels === null}
        disabled={channels === null}
        onChange={() => onChange({ ...rules, channels: null })}
      />
      {CHANNEL_KINDS.map((kind) => (
        <Checkbox
          key={kind}
          size="xs"
          label={channelTitle(kind)[language]}
          checked={channels === null || channels.includes(kind)}
          onChange={({ currentTarget: { checked } }) =>
            onChange({ ...rules, channels: withChannel(channels, kind, checked) })
          }
        />
      ))}
    </fieldset>
  )
}

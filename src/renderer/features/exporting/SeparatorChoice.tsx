import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useAction, useAnswer } from '../../api/queries.ts'
import type { ListSeparator } from '../../../shared/settings.ts'

const SEPARATORS: readonly ListSeparator[] = [';', ',']
const OF_SYSTEM = 'system'

function isSeparator(value: string | null): value is ListSeparator {
  return value === ';' || value === ','
}

/** What divides the columns of files for Excel: as the computer has it, or another, for all exports from now on. */
export function SeparatorChoice() {
  const { t } = useTranslation('exporting')
  const { data: settings } = useAnswer('settings:get', null)
  const change = useAction('settings:set')
  if (settings === undefined) return null
  const ofSystem = t(`separators.${settings.systemListSeparator}`)
  return (
    <Select
      size="xs"
      label={t('separator')}
      allowDeselect={false}
      value={settings.listSeparator ?? OF_SYSTEM}
      data={[
        { value: OF_SYSTEM, label: t('separatorOfSystem', { separator: ofSystem }) },
        ...SEPARATORS.map((separator) => ({ value: separator, label: t(`separators.${separator}`) })),
      ]}
      onChange={(value) => change.mutate({ listSeparator: isSeparator(value) ? value : null })}
    />
  )
}

import { Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'

interface OnlyDataProps {
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
}

/** Narrows the list to the reports with data. */
export function OnlyData({ isOn, onChange }: OnlyDataProps) {
  const { t } = useTranslation('operationCheck')
  return (
    <div className="only-data" title={t('onlyDataHelp')}>
      <Switch
        size="xs"
        label={t('onlyData')}
        checked={isOn}
        onChange={(event) => {
          onChange(event.currentTarget.checked)
        }}
      />
    </div>
  )
}

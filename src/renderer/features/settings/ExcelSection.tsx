import { Radio, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ListSeparator } from '../../../shared/settings.ts'
import { useSettings } from './useSettings.ts'

const SEPARATORS: readonly ListSeparator[] = [';', ',']
const SYSTEM = 'system'

/** What divides the columns of files for Excel. */
export function ExcelSection() {
  const { t } = useTranslation('settings')
  const current = useSettings()
  if (current === undefined) return null
  const { settings, change } = current
  const detected = t(`excel.separators.${settings.systemListSeparator}`)
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t('excel.lead')}
      </Text>
      <Radio.Group
        label={t('excel.separator')}
        description={t('excel.meaning')}
        value={settings.listSeparator ?? SYSTEM}
        onChange={(value) => {
          change({ listSeparator: SEPARATORS.find((separator) => separator === value) ?? null })
        }}
      >
        <Stack gap="xs" mt="xs">
          <Radio value={SYSTEM} label={t('excel.system', { separator: detected })} />
          {SEPARATORS.map((separator) => (
            <Radio key={separator} value={separator} label={t(`excel.separators.${separator}`)} />
          ))}
        </Stack>
      </Radio.Group>
    </Stack>
  )
}

import { ActionIcon, Button, Popover, Stack, Text } from '@mantine/core'
import { IconInfoCircle, IconRefresh } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ParameterDefinition } from '../../../shared/reports/types.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { useMomentText } from '../../text/useMomentText.ts'
import type { ChoiceList } from './useChoices.ts'

interface ParameterHelpProps {
  readonly parameter: ParameterDefinition
  /** Where values come from; null: from nowhere. */
  readonly list: ChoiceList | null
}

/** What a parameter means, and how old the list is that its values are picked from. */
export function ParameterHelp({ parameter, list }: ParameterHelpProps) {
  const { t } = useTranslation('report')
  const language = useLanguage()
  const fetchedAtMs = list?.fetchedAtMs ?? null
  const momentText = useMomentText()
  return (
    <Popover width={260} position="bottom" withArrow shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon size={22} aria-label={t('parameter.help', { name: parameter.title[language] })}>
          <IconInfoCircle size={15} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown p="xs">
        <Stack gap={6} align="flex-start">
          <Text size="xs">{parameter.meaning[language]}</Text>
          {list === null || fetchedAtMs === null ? null : (
            <>
              <Text size="xs" c="var(--muted)">
                {t('parameter.listFrom', { when: momentText(fetchedAtMs) })}
              </Text>
              <Button
                size="compact-xs"
                variant="default"
                loading={list.isFetching}
                leftSection={<IconRefresh size={12} />}
                onClick={list.fetch}
              >
                {t('parameter.refetchList')}
              </Button>
            </>
          )}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}

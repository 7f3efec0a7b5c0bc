import { ActionIcon, Button, Checkbox, Fieldset, Text, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { MOST_PARAMETERS, type CustomParameter } from '../../../shared/customReports/customReport.ts'
import type { RequestProblem } from './draft.ts'

interface ParameterRowsProps {
  readonly parameters: readonly CustomParameter[]
  readonly problems: ReadonlySet<RequestProblem>
  readonly onChange: (parameters: readonly CustomParameter[]) => void
}

/** What a request has besides the dates: a row for each parameter. */
export function ParameterRows({ parameters, problems, onChange }: ParameterRowsProps) {
  const { t } = useTranslation('customReports')
  const helpId = useId()
  const add = useRef<HTMLButtonElement>(null)
  const change = (place: number, changed: Partial<CustomParameter>): void => {
    onChange(parameters.map((each, at) => (at === place ? { ...each, ...changed } : each)))
  }
  return (
    <Fieldset variant="unstyled" legend={t('parameters')} aria-describedby={helpId} className="own-parameters">
      <Text id={helpId} size="xs" c="dimmed">
        {t('parametersHelp')}
      </Text>
      {parameters.map(({ name, value, isRequired }, place) => {
        const number = place + 1
        const problem = problems.has(`twice-${place}`)
          ? t('parameterTwice')
          : problems.has(`parameter-${place}`) && name.trim() !== ''
            ? t('badParameter')
            : null
        return (
          // The rows have no other name than their place, and fields hold nothing of their own.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={place} className="own-parameter">
            <TextInput
              size="xs"
              aria-label={t('parameterName', { number })}
              placeholder={t('parameterNamePlaceholder')}
              spellCheck={false}
              maxLength={100}
              value={name}
              error={problem}
              onChange={(event) => {
                change(place, { name: event.currentTarget.value })
              }}
            />
            <TextInput
              size="xs"
              aria-label={t('parameterValue', { number })}
              placeholder={t('parameterValuePlaceholder')}
              spellCheck={false}
              maxLength={1_000}
              value={value}
              onChange={(event) => {
                change(place, { value: event.currentTarget.value })
              }}
            />
            <Checkbox
              label={t('required')}
              checked={isRequired}
              onChange={(event) => {
                change(place, { isRequired: event.currentTarget.checked })
              }}
            />
            <ActionIcon
              size="sm"
              aria-label={t('removeParameter', { number })}
              title={t('removeParameter', { number })}
              onClick={() => {
                onChange(parameters.filter((_each, at) => at !== place))
                add.current?.focus()
              }}
            >
              <IconX size={14} aria-hidden />
            </ActionIcon>
          </div>
        )
      })}
      <Button
        ref={add}
        variant="subtle"
        size="compact-xs"
        leftSection={<IconPlus size={13} aria-hidden />}
        disabled={parameters.length >= MOST_PARAMETERS}
        onClick={() => {
          onChange([...parameters, { name: '', value: '', isRequired: true }])
        }}
      >
        {t('addParameter')}
      </Button>
    </Fieldset>
  )
}

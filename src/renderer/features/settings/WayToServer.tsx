import { Button, Text } from '@mantine/core'
import { IconCircleCheck, IconCircleDashed, IconCircleX, IconPlugConnected } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { NetworkStepOutcome } from '../../../shared/network.ts'
import { useAction } from '../../api/queries.ts'
import { ProblemNote } from '../../components/ProblemNote.tsx'

const ICONS = { passed: IconCircleCheck, failed: IconCircleX, skipped: IconCircleDashed } as const

interface StepLineProps {
  readonly outcome: NetworkStepOutcome
}

function StepLine({ outcome: { step, state, error, found } }: StepLineProps) {
  const { t } = useTranslation('network')
  const Icon = ICONS[state]
  return (
    <li className={`settings-way-step settings-way-${state}`}>
      <Icon size={18} aria-hidden />
      <div>
        <Text size="sm">{t(`steps.${step}`)}</Text>
        <Text size="xs" c="dimmed">
          {state === 'passed' ? t(`passed.${step}`, { found: found ?? '–' }) : t(`states.${state}`)}
        </Text>
        {error === null ? null : <ProblemNote error={error} />}
      </div>
    </li>
  )
}

interface WayToServerProps {
  readonly connectionId: number
  readonly name: string
}

/** Tries the way to an operation's server and shows what came of each step. */
export function WayToServer({ connectionId, name }: WayToServerProps) {
  const { t } = useTranslation('network')
  const test = useAction('network:test')
  return (
    <div className="settings-way">
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconPlugConnected size={14} aria-hidden />}
        aria-label={t('testOf', { name })}
        loading={test.isPending}
        onClick={() => {
          test.mutate({ connectionId })
        }}
      >
        {t('test')}
      </Button>
      <div aria-live="polite">
        {test.data === undefined ? null : (
          <ol aria-label={t('way', { name })}>
            {test.data.map((outcome) => (
              <StepLine key={outcome.step} outcome={outcome} />
            ))}
          </ol>
        )}
        {test.error === null ? null : <ProblemNote error={test.error.toData()} />}
      </div>
    </div>
  )
}

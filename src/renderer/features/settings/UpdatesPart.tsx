import { Button, Group, Progress, Stack, Switch, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { RELEASES } from '../../../shared/releases/releases.ts'
import type { UpdateState } from '../../../shared/updates.ts'
import { useAction, useAnswer } from '../../api/queries.ts'
import { ManagedNote } from '../../components/managed/ManagedNote.tsx'
import { useRefusals } from '../../components/managed/useRefusals.ts'
import { ProblemNote } from '../../components/ProblemNote.tsx'
import { ReleaseNews } from '../../components/ReleaseNews.tsx'
import { useUpdateText } from '../../components/useUpdateText.ts'
import { useMomentText } from '../../text/useMomentText.ts'
import { useSettings } from './useSettings.ts'

/** How far it is, and when it was asked. */
function UpdateStanding({ state }: { readonly state: UpdateState }) {
  const { t } = useTranslation('updates')
  const textOf = useUpdateText()
  const momentText = useMomentText()
  if (state.kind === 'failed') return <ProblemNote error={state.error} tone="warning" />
  const askedAtMs = state.kind === 'current' ? state.askedAtMs : null
  return (
    <>
      <output className="settings-outcome">
        {textOf(state)}
        {askedAtMs === null ? '' : ` ${t('asked', { moment: momentText(askedAtMs) })}`}
      </output>
      {state.kind === 'loading' && (
        <Progress w="100%" value={state.percent} aria-label={t('progress', { version: state.version })} />
      )}
    </>
  )
}

/** Whether this is the newest version, what is done about it, and what is new in it. */
export function UpdatesPart() {
  const { t } = useTranslation('updates')
  const { data: state } = useAnswer('updates:state', null)
  const look = useAction('updates:look')
  const install = useAction('updates:install')
  const { updates: managed } = useRefusals()
  const current = useSettings()
  if (state === undefined || current === undefined) return null
  const { settings, change } = current
  const isOff = state.kind === 'off'
  const isAtIt = state.kind === 'asking' || state.kind === 'loading'
  return (
    <Stack gap="sm" align="flex-start">
      <Text fw={600} size="sm">
        {t('title')}
      </Text>
      <UpdateStanding state={state} />
      {!isOff && (
        <>
          <Group gap="xs">
            {state.kind === 'ready' ? (
              <Button
                loading={install.isPending}
                onClick={() => {
                  install.mutate(null)
                }}
              >
                {t('restart')}
              </Button>
            ) : (
              <Button
                variant="default"
                loading={isAtIt}
                onClick={() => {
                  look.mutate(null)
                }}
              >
                {t('look')}
              </Button>
            )}
          </Group>
          {install.error === null ? null : <ProblemNote error={install.error.toData()} tone="warning" />}
          <Switch
            label={t('byItself')}
            description={t('byItselfMeaning')}
            checked={managed?.isOn ?? settings.updatesItself}
            disabled={managed !== null}
            onChange={(event) => change({ updatesItself: event.currentTarget.checked })}
          />
          <ManagedNote refusal={managed?.refusal ?? null} />
          <Switch
            label={t('previews')}
            description={t('previewsMeaning')}
            checked={settings.takesPreviews}
            onChange={(event) => change({ takesPreviews: event.currentTarget.checked })}
          />
        </>
      )}
      <Text fw={600} size="sm">
        {t('news.title')}
      </Text>
      <ReleaseNews releases={RELEASES} />
    </Stack>
  )
}

import { Button, Text } from '@mantine/core'
import { IconFlask, IconHelp, IconLock, IconPlugConnected } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ConnectionSummary } from '../../../shared/connections.ts'
import { emitCommand } from '../../api/commands.ts'
import { useAction } from '../../api/queries.ts'
import { LanguageSwitch } from '../../components/LanguageSwitch.tsx'
import { Logo } from '../../components/Logo.tsx'
import { ProblemNote } from '../../components/ProblemNote.tsx'
import { useLanguage } from '../../text/useLanguage.ts'
import { Door } from './Door.tsx'

interface StartScreenProps {
  readonly onConnect: () => void
  readonly onSample: (connection: ConnectionSummary) => void
}

/** Where no operation is set up: two doors, one into the user's own reports, one into invented ones. */
export function StartScreen({ onConnect, onSample }: StartScreenProps) {
  const { t } = useTranslation(['start', 'common'])
  const language = useLanguage()
  const changeSettings = useAction('settings:set')
  const addSample = useAction('connections:add-sample')
  return (
    <main className="start">
      <header className="start-head">
        <Logo size={32} />
        <span className="start-name">{t('common:appName')}</span>
        <Button
          variant="subtle"
          size="compact-md"
          leftSection={<IconHelp size={17} stroke={1.7} aria-hidden />}
          onClick={() => emitCommand('guide')}
        >
          {t('start:guide')}
        </Button>
        <LanguageSwitch
          label={t('common:language')}
          value={language}
          onChange={(chosen) => {
            changeSettings.mutate({ language: chosen })
          }}
        />
      </header>
      <div className="start-body">
        <h1 className="start-title">{t('start:title')}</h1>
        <p className="start-lead">{t('start:lead')}</p>
        <div className="start-doors">
          <Door
            icon={<IconPlugConnected size={28} stroke={1.6} aria-hidden />}
            title={t('start:doors.connect.title')}
            text={t('start:doors.connect.text')}
            action={t('start:doors.connect.action')}
            isMain
            onOpen={onConnect}
          >
            <ul className="start-needs" aria-label={t('start:needs.title')}>
              <li>{t('start:needs.server')}</li>
              <li>{t('start:needs.token')}</li>
            </ul>
          </Door>
          <Door
            icon={<IconFlask size={28} stroke={1.6} aria-hidden />}
            title={t('start:doors.sample.title')}
            text={t('start:doors.sample.text')}
            action={t('start:doors.sample.action')}
            isBusy={addSample.isPending}
            onOpen={() => {
              addSample.mutate(null, { onSuccess: onSample })
            }}
          />
        </div>
        {addSample.error === null ? null : <ProblemNote error={addSample.error} />}
        <Text size="sm" c="dimmed" className="start-privacy">
          <IconLock size={16} aria-hidden />
          <span>{t('start:privacy')}</span>
        </Text>
      </div>
    </main>
  )
}

import { TextInput } from '@mantine/core'
import { IconCheck, IconLock } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useRefusals } from '../../components/managed/useRefusals.ts'
import { understandServer } from './serverCode.ts'

interface ServerFieldProps {
  readonly value: string
  readonly error: ReactNode
  /** Whether typing begins here. */
  readonly isFirst: boolean
  readonly onChange: (value: string) => void
}

/** The server's code, or a pasted address: what is understood of it takes the place of the help. */
export function ServerField({ value, error, isFirst, onChange }: ServerFieldProps) {
  const { t } = useTranslation('start')
  const { servers } = useRefusals()
  const understood = understandServer(value)
  const text = understood === null ? '' : t('form.serverUnderstood', { ...understood })
  return (
    <>
      <TextInput
        name="server"
        label={t('form.server')}
        description={
          <>
            {understood === null ? (
              t('form.serverHelp')
            ) : (
              <span className="connection-understood">
                <IconCheck size={14} aria-hidden /> {text}
              </span>
            )}
            {servers === null ? null : (
              <span className="connection-allowed">
                <IconLock size={12} aria-hidden />{' '}
                {servers.length === 0
                  ? t('form.serversNone')
                  : t('form.serversAllowed', { servers: servers.join(', ') })}
              </span>
            )}
          </>
        }
        placeholder={t('form.serverPlaceholder')}
        spellCheck={false}
        maxLength={500}
        required
        withAsterisk={false}
        data-autofocus={isFirst || undefined}
        value={value}
        error={error}
        onChange={(event) => {
          onChange(event.currentTarget.value)
        }}
      />
      <output className="visually-hidden">{text}</output>
    </>
  )
}

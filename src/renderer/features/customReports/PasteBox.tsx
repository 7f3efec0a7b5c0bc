import { Button, Stack, Text, Textarea } from '@mantine/core'
import { IconCircleCheck, IconClipboardText } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConnectionSummary } from '../../../shared/connections.ts'
import {
  readPastedRequest,
  type PastedRequest,
  type PasteReading,
} from '../../../shared/customReports/pastedRequest.ts'

interface PasteBoxProps {
  readonly connection: ConnectionSummary
  readonly onRead: (request: PastedRequest) => void
}

/**
 * Takes a pasted request apart at once. The text itself, which may hold a token, is never put into the box: just what
 * was understood of it goes on.
 */
export function PasteBox({ connection, onRead }: PasteBoxProps) {
  const { t } = useTranslation('customReports')
  const [typed, setTyped] = useState('')
  const [reading, setReading] = useState<PasteReading | null>(null)

  function read(text: string): void {
    const result = readPastedRequest(text)
    setTyped('')
    setReading(result)
    if (result.kind === 'request') onRead(result.request)
  }

  return (
    <Stack gap={6}>
      <div className="own-paste">
        <Textarea
          label={t('paste.label')}
          description={t('paste.help')}
          placeholder={t('paste.placeholder')}
          rows={2}
          spellCheck={false}
          autoComplete="off"
          data-autofocus
          value={typed}
          error={reading?.kind === 'unreadable' ? t(`paste.problems.${reading.problem}`) : null}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
          }}
          onPaste={(event) => {
            event.preventDefault()
            read(typed + event.clipboardData.getData('text/plain'))
          }}
          onDrop={(event) => {
            event.preventDefault()
            read(event.dataTransfer.getData('text/plain'))
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
            event.preventDefault()
            read(typed)
          }}
        />
        {typed.trim() === '' ? null : (
          <Button
            variant="default"
            leftSection={<IconClipboardText size={14} aria-hidden />}
            onClick={() => {
              read(typed)
            }}
          >
            {t('paste.read')}
          </Button>
        )}
      </div>
      <output className="own-paste-said">
        {reading?.kind === 'request' ? (
          <Text size="xs" className="own-understood">
            <IconCircleCheck size={14} aria-hidden />{' '}
            {t('paste.understood', { service: reading.request.service, id: reading.request.id })}
          </Text>
        ) : null}
        {hadSecret(reading) ? <Text size="xs">{t('paste.secret')}</Text> : null}
        {reading?.kind === 'request' && isOtherServer(reading.request, connection) ? (
          <Text size="xs">{t('paste.otherServer', { code: reading.request.server ?? '', name: connection.name })}</Text>
        ) : null}
      </output>
    </Stack>
  )
}

function hadSecret(reading: PasteReading | null): boolean {
  if (reading === null) return false
  return reading.kind === 'request' ? reading.request.hadSecret : reading.hadSecret
}

function isOtherServer({ server }: PastedRequest, connection: ConnectionSummary): boolean {
  return server !== null && !connection.isSample && server !== connection.server
}

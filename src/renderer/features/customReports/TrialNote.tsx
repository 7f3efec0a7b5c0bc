import { Alert, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconDatabaseOff } from '@tabler/icons-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { explain } from '../../../shared/errorTexts.ts'
import type { ErrorCode } from '../../../shared/errors.ts'
import type { TrialOutcome } from '../../../shared/customReports/trial.ts'
import { dayText } from '../../../shared/periodTexts.ts'
import { useLanguage } from '../../text/useLanguage.ts'

/** What the server said, word for word, as text and nothing else. */
function Excerpt({ text, status }: { readonly text: string; readonly status: number | null }) {
  const { t } = useTranslation('customReports')
  const labelId = useId()
  if (text === '') return null
  return (
    <div>
      <Text id={labelId} size="xs" c="dimmed">
        {t('excerpt')}
        {status === null ? '' : ` · ${t('status', { status })}`}
      </Text>
      {/* Long lines scroll sideways, which the keyboard has to reach. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className="own-excerpt" tabIndex={0} aria-labelledby={labelId} dir="ltr">
        {text}
      </pre>
    </div>
  )
}

/** Faults of what was asked, not of who asked or of the way there. */
const ABOUT_THE_REQUEST: ReadonlySet<ErrorCode> = new Set(['unknown-on-server', 'bad-answer'])

function FailureNote({ outcome }: { readonly outcome: Extract<TrialOutcome, { readonly kind: 'failed' }> }) {
  const { t } = useTranslation('customReports')
  const { error, status, excerpt } = outcome
  const { sentence, hint } = explain(error, useLanguage(), 'window')
  const isUnknown = error.code === 'unknown-on-server' || (error.code === 'bad-answer' && status === 404)
  const isRefused = error.code === 'bad-answer' && status !== null && status >= 400 && status !== 404
  const next = isUnknown ? t('unknownReport') : isRefused ? t('maybeParameter') : hint
  return (
    <Alert role="alert" variant="light" color="red" icon={<IconAlertTriangle size={18} aria-hidden />} title={sentence}>
      <Stack gap="xs">
        <Text size="sm">{next}</Text>
        {ABOUT_THE_REQUEST.has(error.code) || status !== null ? <Excerpt text={excerpt} status={status} /> : null}
      </Stack>
    </Alert>
  )
}

function NothingNote({ outcome }: { readonly outcome: Extract<TrialOutcome, { readonly kind: 'nothing' }> }) {
  const { t } = useTranslation('customReports')
  const language = useLanguage()
  const { range, isNotFound, excerpt } = outcome
  return (
    <Alert
      role="alert"
      variant="light"
      color="orange"
      icon={<IconDatabaseOff size={18} aria-hidden />}
      title={t('nothing.title')}
    >
      <Stack gap="xs">
        <Text size="sm">
          {range === null
            ? t('nothing.plain')
            : t('nothing.dated', {
                from: dayText(range.from, language, null),
                to: dayText(range.to, language, null),
              })}{' '}
          {isNotFound ? t('nothing.notFound') : ''}
        </Text>
        <Excerpt text={excerpt} status={null} />
      </Stack>
    </Alert>
  )
}

/** Why a trial brought no fields, and what to do about it. */
export function TrialNote({ outcome }: { readonly outcome: TrialOutcome }) {
  if (outcome.kind === 'failed') return <FailureNote outcome={outcome} />
  return outcome.kind === 'nothing' ? <NothingNote outcome={outcome} /> : null
}

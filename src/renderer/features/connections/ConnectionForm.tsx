import { Button, Collapse, Group, Select, Stack, Text, TextInput, UnstyledButton } from '@mantine/core'
import { IconChevronRight, IconLock } from '@tabler/icons-react'
import { useMemo, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { explain } from '../../../shared/errorTexts.ts'
import type { ConnectionSummary } from '../../../shared/connections.ts'
import { ProblemNote } from '../../components/ProblemNote.tsx'
import { useLanguage } from '../../text/useLanguage.ts'
import { concernsKeychain, hasOtherAddress, maySaveUntested, needsNoTest, type FieldName } from './draft.ts'
import { ServerField } from './ServerField.tsx'
import { understandServer } from './serverCode.ts'
import { offsetOf, timeZoneChoices } from './timeZones.ts'
import { TokenField } from './TokenField.tsx'
import { useConnectionForm, type SaveOutcome } from './useConnectionForm.ts'

interface ConnectionFormProps {
  /** Null for a new one. */
  readonly connection: ConnectionSummary | null
  readonly onSaved: (outcome: SaveOutcome) => void
  readonly onClose: () => void
}

/** Sets up or changes an operation: tested with one request, then saved. */
export function ConnectionForm({ connection, onSaved, onClose }: ConnectionFormProps) {
  const { t } = useTranslation(['start', 'common'])
  const language = useLanguage()
  const formElement = useRef<HTMLFormElement>(null)
  const [isAdvanced, setAdvanced] = useState(connection !== null && hasOtherAddress(connection))
  const form = useConnectionForm(
    connection,
    (code) => t('start:form.usualName', { code }),
    onSaved,
    (field) => {
      if (field === 'baseUrl') setAdvanced(true)
      // Once it is drawn with its error, and unfolded.
      requestAnimationFrame(() => {
        const form = formElement.current
        if (field === null) form?.querySelector('[role="alert"]')?.scrollIntoView({ block: 'nearest' })
        else form?.querySelector<HTMLInputElement>(`[name="${field}"]`)?.focus()
      })
    },
  )
  const { fields, phase, error, errorField, change } = form
  const [zones] = useState(() => timeZoneChoices(fields.timeZone))
  const [nowMs] = useState(Date.now)
  const offset = useMemo(() => offsetOf(fields.timeZone, nowMs), [fields.timeZone, nowMs])
  const isBusy = phase !== 'idle'

  function errorOf(name: FieldName): ReactNode {
    if (error === null || errorField !== name) return null
    const { sentence, hint } = explain(error, language, 'window')
    // What to do about it elsewhere is to be done right here.
    return `${sentence} ${error.code === 'token-refused' ? t('start:form.tokenRefused') : hint}`
  }

  const server = understandServer(fields.server)
  const hasOtherServer = connection !== null && server !== null && server.code !== connection.server
  const isPlainSave = needsNoTest(connection, fields)
  const untestedSave =
    error === null || errorField !== null ? null : maySaveUntested(error.code) ? (
      <Button
        variant="default"
        onClick={() => {
          form.save({ isTested: false, keeping: 'kept' })
        }}
      >
        {t('start:form.saveUntested')}
      </Button>
    ) : concernsKeychain(error.code) ? (
      <Button
        variant="default"
        onClick={() => {
          form.save({ isTested: false, keeping: 'this-run' })
        }}
      >
        {t('start:form.saveThisRun')}
      </Button>
    ) : null

  return (
    <form
      ref={formElement}
      noValidate
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isBusy) form.save({ isTested: true, keeping: 'kept' })
      }}
    >
      <Stack gap="sm">
        <ServerField
          value={fields.server}
          error={errorOf('server')}
          isFirst={connection === null}
          onChange={(value) => {
            change('server', value)
          }}
        />
        {hasOtherServer && (
          <Text component="output" size="xs">
            {t('start:form.otherServer', { code: connection.server })}
          </Text>
        )}
        <TokenField
          value={fields.token}
          keeping={connection?.token ?? null}
          error={errorOf('token')}
          onChange={(value) => {
            change('token', value)
          }}
        />
        <TextInput
          name="name"
          label={t('start:form.name')}
          description={t('start:form.nameHelp')}
          placeholder={server === null ? '' : t('start:form.usualName', { code: server.code })}
          maxLength={200}
          value={fields.name}
          error={errorOf('name')}
          onChange={(event) => {
            change('name', event.currentTarget.value)
          }}
        />
        <div>
          <UnstyledButton
            className="connection-more"
            aria-expanded={isAdvanced}
            onClick={() => {
              setAdvanced(!isAdvanced)
            }}
          >
            <IconChevronRight size={14} aria-hidden />
            {t('start:form.advanced')}
          </UnstyledButton>
          <Collapse expanded={isAdvanced}>
            <Stack gap="sm" pt="xs">
              <Select
                name="timeZone"
                label={t('start:form.timeZone')}
                description={t('start:form.timeZoneHelp', { offset })}
                data={[...zones]}
                searchable
                allowDeselect={false}
                nothingFoundMessage={t('start:form.noZone')}
                value={fields.timeZone}
                onChange={(value) => {
                  if (value !== null) change('timeZone', value)
                }}
              />
              <TextInput
                name="baseUrl"
                label={t('start:form.baseUrl')}
                description={t('start:form.baseUrlHelp')}
                placeholder="https://"
                inputMode="url"
                spellCheck={false}
                value={fields.baseUrl}
                error={errorOf('baseUrl')}
                onChange={(event) => {
                  change('baseUrl', event.currentTarget.value)
                }}
              />
            </Stack>
          </Collapse>
        </div>
        {error === null || errorField !== null ? null : (
          <ProblemNote error={error} tone={untestedSave === null ? 'problem' : 'warning'}>
            {untestedSave}
          </ProblemNote>
        )}
        <Group justify="space-between" gap="xs" className="connection-actions">
          <Text size="xs" c="dimmed" className="connection-safe">
            <IconLock size={14} aria-hidden /> {t('start:form.tokenSafe')}
          </Text>
          <Group gap="xs" wrap="nowrap">
            <Button size="sm" variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button size="sm" type="submit" loading={isBusy}>
              {isPlainSave ? t('start:form.save') : t('start:form.test')}
            </Button>
          </Group>
        </Group>
        <output className="visually-hidden">{phase === 'testing' ? t('start:form.testing') : ''}</output>
      </Stack>
    </form>
  )
}

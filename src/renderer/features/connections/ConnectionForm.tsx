import { Button, Collapse, Group, Select, Stack, Text, TextInput, UnstyledButton } from '@mantine/core'
import { IconChevronRight, IconLock } from '@tabler/icons-react'
import { useMemo, useRef, useState, type ReactNode, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppErrorData } from '../../../shared/errors.ts'
import { explain } from '../../../shared/errorTexts.ts'
import type { ConnectionSummary } from '../../../shared/connections.ts'
import { DraftNote } from '../../components/DraftNote.tsx'
import { ProblemNote } from '../../components/ProblemNote.tsx'
import { useLanguage } from '../../text/useLanguage.ts'
import {
  concernsKeychain,
  hasOtherAddress,
  maySaveUntested,
  needsNoTest,
  type ConnectionFields,
  type FieldName,
} from './draft.ts'
import { CountrySelect } from './CountrySelect.tsx'
import { ServerField } from './ServerField.tsx'
import { understandServer } from './serverCode.ts'
import { offsetOf, timeZoneChoices } from './timeZones.ts'
import { TokenField } from './TokenField.tsx'
import { useConnectionForm, type ConnectionFormState, type SaveOutcome } from './useConnectionForm.ts'

interface ConnectionFormProps {
  /** Null for a new one. */
  readonly connection: ConnectionSummary | null
  readonly onSaved: (outcome: SaveOutcome) => void
  readonly onClose: () => void
}

interface AdvancedProps {
  readonly fields: ConnectionFields
  readonly isOpen: boolean
  readonly onOpen: (isOpen: boolean) => void
  /** What is wrong with the address. */
  readonly error: ReactNode
  readonly onChange: ConnectionFormState['change']
}

/** What hardly anybody changes, folded away: time zone, country of the telephones, and another address. */
function Advanced({ fields, isOpen, onOpen, error, onChange }: AdvancedProps) {
  const { t } = useTranslation('start')
  const [zones] = useState(() => timeZoneChoices(fields.timeZone))
  const [nowMs] = useState(Date.now)
  const offset = useMemo(() => offsetOf(fields.timeZone, nowMs), [fields.timeZone, nowMs])
  return (
    <div>
      <UnstyledButton
        className="connection-more"
        aria-expanded={isOpen}
        onClick={() => {
          onOpen(!isOpen)
        }}
      >
        <IconChevronRight size={14} aria-hidden />
        {t('form.advanced')}
      </UnstyledButton>
      <Collapse expanded={isOpen}>
        <Stack gap="sm" pt="xs">
          <Select
            name="timeZone"
            label={t('form.timeZone')}
            description={t('form.timeZoneHelp', { offset })}
            data={[...zones]}
            searchable
            allowDeselect={false}
            nothingFoundMessage={t('form.noZone')}
            value={fields.timeZone}
            onChange={(value) => {
              if (value !== null) onChange('timeZone', value)
            }}
          />
          <CountrySelect
            value={fields.country}
            onChange={(country) => {
              onChange('country', country)
            }}
          />
          <TextInput
            name="baseUrl"
            label={t('form.baseUrl')}
            description={t('form.baseUrlHelp')}
            placeholder="https://"
            inputMode="url"
            spellCheck={false}
            value={fields.baseUrl}
            error={error}
            onChange={(event) => {
              onChange('baseUrl', event.currentTarget.value)
            }}
          />
        </Stack>
      </Collapse>
    </div>
  )
}

interface ProblemProps {
  readonly error: AppErrorData
  readonly onSave: ConnectionFormState['save']
}

/** Why it was not saved, and the way to save it all the same where there is one. */
function Problem({ error, onSave }: ProblemProps) {
  const { t } = useTranslation('start')
  const way = maySaveUntested(error.code)
    ? ({ keeping: 'kept', label: t('form.saveUntested') } as const)
    : concernsKeychain(error.code)
      ? ({ keeping: 'this-run', label: t('form.saveThisRun') } as const)
      : null
  return (
    <ProblemNote error={error} tone={way === null ? 'problem' : 'warning'}>
      {way === null ? null : (
        <Button
          variant="default"
          onClick={() => {
            onSave({ isTested: false, keeping: way.keeping })
          }}
        >
          {way.label}
        </Button>
      )}
    </ProblemNote>
  )
}

interface ActionsProps {
  /** Whether nothing is changed that would have to be tested. */
  readonly isPlainSave: boolean
  readonly isBusy: boolean
  readonly onClose: () => void
}

/** The buttons, and what becomes of the token. */
function Actions({ isPlainSave, isBusy, onClose }: ActionsProps) {
  const { t } = useTranslation(['start', 'common'])
  return (
    <Group justify="space-between" gap="xs" className="connection-actions">
      <Text size="xs" c="dimmed" className="connection-safe">
        <IconLock size={14} aria-hidden /> {t('start:form.tokenSafe')}
      </Text>
      <Group gap="xs">
        <Button size="sm" variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button size="sm" type="submit" loading={isBusy}>
          {isPlainSave ? t('start:form.save') : t('start:form.test')}
        </Button>
      </Group>
    </Group>
  )
}

/** Goes to the field that could not be saved, or else to what is said about it, once that is drawn and unfolded. */
function showFailure(element: RefObject<HTMLFormElement | null>, field: FieldName | null): void {
  requestAnimationFrame(() => {
    const form = element.current
    if (field === null) form?.querySelector('[role="alert"]')?.scrollIntoView({ block: 'nearest' })
    else form?.querySelector<HTMLInputElement>(`[name="${field}"]`)?.focus()
  })
}

/** What is wrong with each field, in words; null: nothing. */
function useErrorOf({ error, errorField }: ConnectionFormState): (name: FieldName) => ReactNode {
  const { t } = useTranslation('start')
  const language = useLanguage()
  return (name) => {
    if (error === null || errorField !== name) return null
    const { sentence, hint } = explain(error, language, 'window')
    // What to do about it elsewhere is to be done right here.
    return `${sentence} ${error.code === 'token-refused' ? t('form.tokenRefused') : hint}`
  }
}

/** Sets up or changes an operation: tested with one request, then saved. */
export function ConnectionForm({ connection, onSaved, onClose }: ConnectionFormProps) {
  const { t } = useTranslation('start')
  const formElement = useRef<HTMLFormElement>(null)
  const [isAdvanced, setAdvanced] = useState(connection !== null && hasOtherAddress(connection))
  const form = useConnectionForm(
    connection,
    (code) => t('form.usualName', { code }),
    onSaved,
    (field) => {
      if (field === 'baseUrl') setAdvanced(true)
      showFailure(formElement, field)
    },
  )
  const { fields, phase, error, errorField, change } = form
  const errorOf = useErrorOf(form)
  const isBusy = phase !== 'idle'

  const server = understandServer(fields.server)
  const hasOtherServer = connection !== null && server !== null && server.code !== connection.server
  const isPlainSave = needsNoTest(connection, fields)

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
        <DraftNote {...form.draft} />
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
            {t('form.otherServer', { code: connection.server })}
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
          label={t('form.name')}
          description={t('form.nameHelp')}
          placeholder={server === null ? '' : t('form.usualName', { code: server.code })}
          maxLength={200}
          value={fields.name}
          error={errorOf('name')}
          onChange={(event) => {
            change('name', event.currentTarget.value)
          }}
        />
        <Advanced
          fields={fields}
          isOpen={isAdvanced}
          onOpen={setAdvanced}
          error={errorOf('baseUrl')}
          onChange={change}
        />
        {error === null || errorField !== null ? null : <Problem error={error} onSave={form.save} />}
        <Actions isPlainSave={isPlainSave} isBusy={isBusy} onClose={onClose} />
        <output className="visually-hidden">{phase === 'testing' ? t('form.testing') : ''}</output>
      </Stack>
    </form>
  )
}

import { Alert, Autocomplete, Button, Group, Loader, Select, Stack, Switch, Text, TextInput } from '@mantine/core'
import { IconFolderOpen, IconInfoCircle, IconPlayerPlay } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '../../api/queries.ts'
import { ProblemNote } from '../../components/ProblemNote.tsx'
import { TRIAL_PERIODS, type TrialPeriod } from '../../../shared/customReports/trial.ts'
import type { ConnectionSummary } from '../../../shared/connections.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { requestProblems, sentParameters, withPasted, type RequestDraft } from './draft.ts'
import { ParameterRows } from './ParameterRows.tsx'
import { PasteBox } from './PasteBox.tsx'
import { TrialNote } from './TrialNote.tsx'
import type { TrialControl } from './useTrial.ts'

interface RequestStepProps {
  readonly connection: ConnectionSummary
  readonly reports: readonly ReportDefinition[]
  /** The report that is being changed, which is no other one that is there already. */
  readonly ownKey: string | null
  readonly request: RequestDraft
  readonly trial: TrialControl
  readonly onChange: (request: RequestDraft) => void
  readonly onOpenKnown: (reportKey: string) => void
  /** Back to the fields of the last answer; null where there are none. */
  readonly onBack: (() => void) | null
  /** Takes a report out of a file instead; null where one is being changed. */
  readonly onImport: (() => void) | null
}

interface AddressProps {
  readonly services: readonly string[]
  readonly request: RequestDraft
  readonly problems: ReturnType<typeof requestProblems>
  /** Whether what is not typed yet is a mistake by now. */
  readonly isChecked: boolean
  readonly onChange: (changed: Partial<RequestDraft>) => void
}

/** Where it is asked: the service, and the report's id. */
function Address({ services, request, problems, isChecked, onChange }: AddressProps) {
  const { t } = useTranslation('customReports')

  function errorOf(problem: 'service' | 'id', text: string, message: string): string | null {
    return problems.has(problem) && (isChecked || text !== '') ? message : null
  }

  return (
    <div className="own-address">
      <Autocomplete
        size="sm"
        label={t('service')}
        description={t('serviceHelp')}
        data={[...services]}
        spellCheck={false}
        maxLength={60}
        value={request.service}
        error={errorOf('service', request.service, t('badService'))}
        onChange={(service) => {
          onChange({ service })
        }}
      />
      <TextInput
        label={t('id')}
        description={t('idHelp')}
        spellCheck={false}
        maxLength={100}
        value={request.id}
        error={errorOf('id', request.id, t('badId'))}
        onChange={(event) => {
          onChange({ id: event.currentTarget.value })
        }}
      />
    </div>
  )
}

interface KnownNoteProps {
  readonly report: ReportDefinition
  readonly onOpen: () => void
}

/** Said where the report is there already. */
function KnownNote({ report, onOpen }: KnownNoteProps) {
  const { t } = useTranslation('customReports')
  const language = useLanguage()
  return (
    <Alert variant="light" color="petrol" p="xs" icon={<IconInfoCircle size={16} aria-hidden />}>
      <Group gap="xs" justify="space-between">
        <Text size="sm">{t('known', { title: report.title[language] })}</Text>
        <Button size="compact-xs" variant="light" onClick={onOpen}>
          {t('openKnown')}
        </Button>
      </Group>
    </Alert>
  )
}

/** What came of the last try. */
function Outcome({ trial }: { readonly trial: TrialControl }) {
  if (trial.outcome === null && trial.error === null) return null
  return (
    <div ref={showOnceDrawn} className="own-trial">
      {trial.outcome === null ? null : <TrialNote outcome={trial.outcome} />}
      {trial.error === null ? null : <ProblemNote error={trial.error} />}
    </div>
  )
}

interface FootProps extends Pick<RequestStepProps, 'trial' | 'onBack' | 'onImport'> {
  readonly connectionId: number
  /** What is asked for; null where it takes no dates. */
  readonly period: TrialPeriod | null
  readonly onPeriod: (period: TrialPeriod) => void
  readonly hasToken: boolean
}

/** Trying it, for which period, and the other ways. */
function Foot({ connectionId, period, onPeriod, trial, hasToken, onBack, onImport }: FootProps) {
  const { t } = useTranslation('customReports')
  return (
    <div className="own-foot">
      {onImport === null ? null : (
        <Button
          size="sm"
          variant="subtle"
          leftSection={<IconFolderOpen size={15} aria-hidden />}
          title={t('import')}
          onClick={onImport}
        >
          {t('file.open')}
        </Button>
      )}
      <QuotaLeft connectionId={connectionId} />
      <Group gap="xs" className="own-foot-actions">
        {onBack === null ? null : (
          <Button size="sm" variant="subtle" onClick={onBack}>
            {t('backToFields')}
          </Button>
        )}
        {period !== null ? (
          <Select
            size="sm"
            w={150}
            aria-label={t('period')}
            allowDeselect={false}
            data={TRIAL_PERIODS.map((value) => ({ value, label: t(`periods.${value}`) }))}
            value={period}
            onChange={(value) => {
              if (value !== null) onPeriod(value)
            }}
          />
        ) : null}
        {trial.isTrying ? (
          <Button size="sm" variant="default" leftSection={<Loader size={14} aria-hidden />} onClick={trial.stop}>
            {t('stop')}
          </Button>
        ) : (
          <Button size="sm" type="submit" disabled={!hasToken} leftSection={<IconPlayerPlay size={15} aria-hidden />}>
            {t('try')}
          </Button>
        )}
      </Group>
    </div>
  )
}

/** Sends the request as it is typed, and for which period. @param isReady whether it can be sent */
function useTrying({ connection, request, trial }: RequestStepProps, isReady: boolean) {
  const [period, setPeriod] = useState<TrialPeriod>('yesterday')
  // What is not typed yet is no mistake until the request is to be sent.
  const [isChecked, setChecked] = useState(false)

  function start(): void {
    setChecked(true)
    if (!isReady || trial.isTrying) return
    trial.start({
      connectionId: connection.id,
      service: request.service.trim(),
      id: request.id.trim(),
      parameters: sentParameters(request),
      period: request.hasDates ? period : null,
    })
  }

  return { period, setPeriod, isChecked, start }
}

/** What is asked: pasted or typed, then tried with one request. */
export function RequestStep(props: RequestStepProps) {
  const { connection, reports, ownKey, request, trial, onChange, onOpenKnown, onBack, onImport } = props
  const { t } = useTranslation('customReports')
  const services = useMemo(() => [...new Set(reports.map(({ service }) => service))].toSorted(), [reports])
  const problems = requestProblems(request)
  const known = reports.find(
    ({ key, service, id }) => key !== ownKey && service === request.service.trim() && id === request.id.trim(),
  )
  const hasToken = connection.isSample || connection.token !== 'none'
  const { period, setPeriod, isChecked, start } = useTrying(props, problems.size === 0 && hasToken)

  function change(changed: Partial<RequestDraft>): void {
    trial.reset()
    onChange({ ...request, ...changed })
  }

  return (
    <form
      noValidate
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault()
        start()
      }}
    >
      <Stack gap="sm">
        <PasteBox
          connection={connection}
          onRead={(pasted) => {
            change(withPasted(request, pasted))
          }}
        />
        <Address services={services} request={request} problems={problems} isChecked={isChecked} onChange={change} />
        {known === undefined ? null : (
          <KnownNote
            report={known}
            onOpen={() => {
              onOpenKnown(known.key)
            }}
          />
        )}
        <Switch
          label={t('hasDates')}
          description={t('hasDatesHelp')}
          checked={request.hasDates}
          onChange={(event) => {
            change({ hasDates: event.currentTarget.checked })
          }}
        />
        <ParameterRows
          parameters={request.parameters}
          problems={problems}
          onChange={(parameters) => {
            change({ parameters })
          }}
        />
        <Outcome trial={trial} />
        {hasToken ? null : (
          <Text size="sm" c="red">
            {t('noToken')}
          </Text>
        )}
        <Foot
          connectionId={connection.id}
          period={request.hasDates ? period : null}
          onPeriod={setPeriod}
          trial={trial}
          hasToken={hasToken}
          onBack={onBack}
          onImport={onImport}
        />
        <output className="visually-hidden">{trial.isTrying ? t('trying') : ''}</output>
      </Stack>
    </form>
  )
}

/** What came may lie below what is in sight. */
function showOnceDrawn(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' })
}

/** What of the day's requests is left, where the server told. */
function QuotaLeft({ connectionId }: { readonly connectionId: number }) {
  const { t } = useTranslation('customReports')
  const { data: quota } = useAnswer('quota:get', { connectionId })
  const limit = quota?.dayLimit ?? null
  return (
    <Text size="xs" c="dimmed">
      {limit === null || quota === undefined ? '' : t('left', { count: Math.max(0, limit - quota.requestsToday) })}
    </Text>
  )
}

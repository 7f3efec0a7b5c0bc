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

/** What is asked: pasted or typed, then tried with one request. */
export function RequestStep(props: RequestStepProps) {
  const { connection, reports, ownKey, request, trial, onChange, onOpenKnown, onBack, onImport } = props
  const { t } = useTranslation(['customReports', 'common'])
  const language = useLanguage()
  const [period, setPeriod] = useState<TrialPeriod>('yesterday')
  // What is not typed yet is no mistake until the request is to be sent.
  const [isChecked, setChecked] = useState(false)
  const services = useMemo(() => [...new Set(reports.map(({ service }) => service))].toSorted(), [reports])
  const problems = requestProblems(request)
  const known = reports.find(
    ({ key, service, id }) => key !== ownKey && service === request.service.trim() && id === request.id.trim(),
  )
  const hasToken = connection.isSample || connection.token !== 'none'

  function change(changed: Partial<RequestDraft>): void {
    trial.reset()
    onChange({ ...request, ...changed })
  }

  function start(): void {
    setChecked(true)
    if (problems.size > 0 || trial.isTrying || !hasToken) return
    trial.start({
      connectionId: connection.id,
      service: request.service.trim(),
      id: request.id.trim(),
      parameters: sentParameters(request),
      period: request.hasDates ? period : null,
    })
  }

  function errorOf(problem: 'service' | 'id', text: string, message: string): string | null {
    return problems.has(problem) && (isChecked || text !== '') ? message : null
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
        <div className="own-address">
          <Autocomplete
            size="sm"
            label={t('customReports:service')}
            description={t('customReports:serviceHelp')}
            data={services}
            spellCheck={false}
            maxLength={60}
            maxDropdownHeight={180}
            value={request.service}
            error={errorOf('service', request.service, t('customReports:badService'))}
            onChange={(service) => {
              change({ service })
            }}
          />
          <TextInput
            label={t('customReports:id')}
            description={t('customReports:idHelp')}
            spellCheck={false}
            maxLength={100}
            value={request.id}
            error={errorOf('id', request.id, t('customReports:badId'))}
            onChange={(event) => {
              change({ id: event.currentTarget.value })
            }}
          />
        </div>
        {known === undefined ? null : (
          <Alert variant="light" color="petrol" p="xs" icon={<IconInfoCircle size={16} aria-hidden />}>
            <Group gap="xs" justify="space-between">
              <Text size="sm">{t('customReports:known', { title: known.title[language] })}</Text>
              <Button
                size="compact-xs"
                variant="light"
                onClick={() => {
                  onOpenKnown(known.key)
                }}
              >
                {t('customReports:openKnown')}
              </Button>
            </Group>
          </Alert>
        )}
        <Switch
          label={t('customReports:hasDates')}
          description={t('customReports:hasDatesHelp')}
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
        {trial.outcome === null && trial.error === null ? null : (
          <div ref={showOnceDrawn} className="own-trial">
            {trial.outcome === null ? null : <TrialNote outcome={trial.outcome} />}
            {trial.error === null ? null : <ProblemNote error={trial.error} />}
          </div>
        )}
        {hasToken ? null : (
          <Text size="sm" c="red">
            {t('customReports:noToken')}
          </Text>
        )}
        <div className="own-foot">
          {onImport === null ? null : (
            <Button
              size="sm"
              variant="subtle"
              leftSection={<IconFolderOpen size={15} aria-hidden />}
              title={t('customReports:import')}
              onClick={onImport}
            >
              {t('customReports:file.open')}
            </Button>
          )}
          <QuotaLeft connectionId={connection.id} />
          <Group gap="xs" className="own-foot-actions">
            {onBack === null ? null : (
              <Button size="sm" variant="subtle" onClick={onBack}>
                {t('customReports:backToFields')}
              </Button>
            )}
            {request.hasDates ? (
              <Select
                size="sm"
                w={150}
                aria-label={t('customReports:period')}
                allowDeselect={false}
                data={TRIAL_PERIODS.map((value) => ({ value, label: t(`customReports:periods.${value}`) }))}
                value={period}
                onChange={(value) => {
                  if (value !== null) setPeriod(value)
                }}
              />
            ) : null}
            {trial.isTrying ? (
              <Button size="sm" variant="default" leftSection={<Loader size={14} aria-hidden />} onClick={trial.stop}>
                {t('customReports:stop')}
              </Button>
            ) : (
              <Button
                size="sm"
                type="submit"
                disabled={!hasToken}
                leftSection={<IconPlayerPlay size={15} aria-hidden />}
              >
                {t('customReports:try')}
              </Button>
            )}
          </Group>
        </div>
        <output className="visually-hidden">{trial.isTrying ? t('customReports:trying') : ''}</output>
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

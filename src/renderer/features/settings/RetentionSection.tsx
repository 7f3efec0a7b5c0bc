import { ActionIcon, Group, Loader, Select, Stack, Text } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConnectionSummary } from '../../../shared/connections.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { managed } from '../../../shared/policy/policy.ts'
import {
  keepsMore,
  mayLetGo,
  mostDaysOf,
  usersRules,
  type RetentionChange,
  type RetentionRule,
} from '../../../shared/retention.ts'
import { fold } from '../../../shared/values.ts'
import { useAction, useAnswer } from '../../api/queries.ts'
import { ManagedNote } from '../../components/managed/ManagedNote.tsx'
import { ProblemNote } from '../../components/ProblemNote.tsx'
import { useLanguage } from '../../text/useLanguage.ts'
import { CopiesNote } from './CopiesNote.tsx'

const MONTHS = [1, 2, 3, 6, 12, 18, 24, 36, 60] as const
const EVERYTHING = 'everything'

interface RetentionSectionProps {
  readonly connections: readonly ConnectionSummary[]
  /** Asks before rules hold that let rows go. */
  readonly onAsk: (change: RetentionChange) => void
  readonly onDeleteCopies: () => void
}

/** How long rows are kept: one rule for all reports, and those of single ones. */
export function RetentionSection({ connections, onAsk, onDeleteCopies }: RetentionSectionProps) {
  const { t } = useTranslation(['automation', 'common'])
  const language = useLanguage()
  const rules = useAnswer('retention:get', null)
  const { data: reports = [] } = useAnswer('reports:list', null)
  const set = useAction('retention:set')
  const [added, setAdded] = useState<string | null>(null)
  if (rules.error !== null) return <ProblemNote error={rules.error} />
  if (rules.data === undefined) return <Loader size="sm" aria-label={t('common:loading')} />
  const mostDays = mostDaysOf(rules.data)
  const held = usersRules(rules.data)
  // What is kept of a report that just got a rule of its own: all, or as much as may be.
  const most = mostMonths(mostDays)
  const general = held.find(({ connectionId, reportKey }) => connectionId === null && reportKey === null)
  const others = held.filter((rule) => rule !== general)
  const exceptions = withAdded(others, added, most)

  function titleOf({ connectionId, reportKey }: RetentionRule): string {
    const title =
      reportKey === null
        ? t('automation:retention.all')
        : (reports.find(({ key }) => key === reportKey)?.title[language] ?? reportKey)
    const connection = connections.find(({ id }) => id === connectionId)
    return connection === undefined ? title : t('automation:retention.ofOperation', { title, name: connection.name })
  }

  function choose(rule: RetentionRule): void {
    make({ rule, isRemoved: false })
  }

  function make(change: RetentionChange): void {
    // To keep everything loses nothing: nobody needs to be asked.
    if (mayLetGo(held, change)) onAsk(change)
    else set.mutate(change)
  }

  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {t('automation:retention.lead')}
      </Text>
      <MonthsField
        rule={general ?? { connectionId: null, reportKey: null, months: null }}
        label={t('automation:retention.all')}
        mostDays={mostDays}
        onChoose={choose}
      />
      {mostDays === null ? null : <ManagedNote refusal={managed('KeepAtMostDays', { days: mostDays }).toData()} />}
      <fieldset className="settings-erase">
        <legend>{t('automation:retention.exceptions')}</legend>
        <Stack gap="xs">
          {exceptions.map((rule) => {
            const title = titleOf(rule)
            return (
              <Group key={`${rule.connectionId} ${rule.reportKey}`} align="end" gap="xs">
                <MonthsField rule={rule} label={title} mostDays={mostDays} onChoose={choose} />
                <ActionIcon
                  mb={4}
                  aria-label={t('automation:retention.removeException', { title })}
                  title={t('common:remove')}
                  onClick={() => {
                    setAdded(null)
                    make({ rule, isRemoved: true })
                  }}
                >
                  <IconTrash size={16} aria-hidden />
                </ActionIcon>
              </Group>
            )
          })}
          <AddException
            reports={reports}
            isLocked={mostDays !== null && most === null}
            onAdd={(reportKey) => {
              setAdded(reportKey)
              set.mutate({ rule: { connectionId: null, reportKey, months: most }, isRemoved: false })
            }}
          />
        </Stack>
      </fieldset>
      {set.error === null ? null : <ProblemNote error={set.error} />}
      <CopiesNote onDelete={onDeleteCopies} />
    </Stack>
  )
}

/** Rules with the one of a report that was just added, until it is known to be kept. */
function withAdded(
  rules: readonly RetentionRule[],
  added: string | null,
  months: number | null,
): readonly RetentionRule[] {
  const isThere = rules.some(({ connectionId, reportKey }) => connectionId === null && reportKey === added)
  return added === null || isThere ? rules : [...rules, { connectionId: null, reportKey: added, months }]
}

interface MonthsFieldProps {
  readonly rule: RetentionRule
  readonly label: string
  /** How many days the computer's administrator lets be kept at most; null: any. */
  readonly mostDays: number | null
  readonly onChoose: (rule: RetentionRule) => void
}

/** For how many months rows are kept. */
function MonthsField({ rule, label, mostDays, onChoose }: MonthsFieldProps) {
  const { t } = useTranslation('automation')
  const offered = new Set<number>(MONTHS)
  if (rule.months !== null) offered.add(rule.months)
  const choices = [...offered].toSorted((a, b) => a - b)
  const isLocked = (months: number | null): boolean => mostDays !== null && keepsMore(months, mostDays)
  return (
    <Select
      label={label}
      allowDeselect={false}
      w="min(260px, 100%)"
      data={[
        {
          value: EVERYTHING,
          // Without a rule of their own users keep what they may.
          label: mostDays === null ? t('retention.everything') : t('retention.days', { count: mostDays }),
          disabled: isLocked(null),
        },
        ...choices.map((count) => ({
          value: String(count),
          label: t('retention.months', { count }),
          disabled: isLocked(count),
        })),
      ]}
      value={rule.months === null ? EVERYTHING : String(rule.months)}
      onChange={(value) => {
        const months = value === EVERYTHING || value === null ? null : Number(value)
        onChoose({ ...rule, months })
      }}
    />
  )
}

/** The most months of the list that do not keep more than so many days; null: all, or none of them. */
function mostMonths(mostDays: number | null): number | null {
  return mostDays === null ? null : (MONTHS.findLast((months) => !keepsMore(months, mostDays)) ?? null)
}

interface AddExceptionProps {
  readonly reports: readonly ReportDefinition[]
  /** Nobody can keep another number of months: so few days are kept. */
  readonly isLocked: boolean
  readonly onAdd: (reportKey: string) => void
}

/** Chooses a report that is to have a rule of its own. */
function AddException({ reports, isLocked, onAdd }: AddExceptionProps) {
  const { t } = useTranslation('automation')
  const language = useLanguage()
  return (
    <Select
      label={t('retention.addException')}
      placeholder={t('retention.chooseReport')}
      disabled={isLocked}
      maw={360}
      searchable
      limit={100}
      data={reports.map(({ key, title }) => ({ value: key, label: title[language] }))}
      filter={({ options, search }) =>
        options.filter((option) => 'label' in option && fold(option.label).includes(fold(search)))
      }
      value={null}
      onChange={(key) => {
        if (key === null) return
        onAdd(key)
      }}
    />
  )
}

import { Alert, Badge, Button, Loader, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react'
import { useEffect, useEffectEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { policyTexts } from '../../../shared/commonTexts/policy.ts'
import type { PolicyReport } from '../../../shared/policy/report.ts'
import { policyProblemText, policyValueText } from '../../../shared/policyTexts.ts'
import { useAction, useAnswer } from '../../api/queries.ts'
import { ProblemNote } from '../../components/ProblemNote.tsx'
import { changedSettings } from '../../../shared/policy/changes.ts'
import { useRestart } from '../../components/managed/useRestart.ts'
import { useLanguage } from '../../text/useLanguage.ts'

/** What else the administrator sets by now, which holds from the next start. */
function NextPolicy({ held, next }: { readonly held: PolicyReport; readonly next: PolicyReport }) {
  const { t } = useTranslation('settings')
  const language = useLanguage()
  const { restart, isLeaving } = useRestart()
  return (
    <Alert variant="light" icon={<IconRefresh size={18} aria-hidden />} title={t('managed.changed')}>
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{t('managed.changedMeaning')}</Text>
        <ul className="settings-managed-problems">
          {changedSettings(held, next).map(({ name, now }) => (
            <li key={name}>
              <Text size="sm" fw={600} span>
                {policyTexts(name)[language]}
              </Text>
              <Text size="sm">
                {now === null
                  ? t('managed.nextNothing')
                  : t('managed.next', {
                      value: `${policyValueText(now)[language]} (${policyTexts(now.level)[language]})`,
                    })}
              </Text>
            </li>
          ))}
        </ul>
        <Button size="compact-sm" loading={isLeaving} onClick={restart}>
          {t('managed.restart')}
        </Button>
      </Stack>
    </Alert>
  )
}

/** What the computer's administrator set for all its users: what it is, its value, and where it comes from. */
export function ManagedSection() {
  const { t } = useTranslation(['settings', 'common'])
  const language = useLanguage()
  const { data: report, error } = useAnswer('policy:get', null)
  const { data: next } = useAnswer('policy:next', null)
  const looking = useAction('policy:look')
  // Whoever opens the page wants to know what is set by now.
  const look = useEffectEvent(() => {
    looking.mutate(null)
  })
  useEffect(() => {
    look()
  }, [])
  if (error !== null) return <ProblemNote error={error} />
  if (report === undefined) return <Loader size="sm" aria-label={t('common:loading')} />
  const { settings, problems, sources } = report
  return (
    // It is long, and nothing in it takes the focus: so keys scroll it.
    <Stack component="section" gap="md" tabIndex={0} aria-label={t('settings:sections.managed')}>
      <Text size="sm" c="dimmed">
        {settings.length === 0 ? t('settings:managed.nothing') : t('settings:managed.lead')}
      </Text>
      {next === undefined || next === null ? null : <NextPolicy held={report} next={next} />}
      {problems.length === 0 ? null : (
        <Alert
          variant="light"
          color="orange"
          icon={<IconAlertTriangle size={18} aria-hidden />}
          title={t('settings:managed.problems')}
        >
          <ul className="settings-managed-problems">
            {problems.map((problem) => (
              <li key={`${problem.place} ${problem.level} ${problem.setting} ${problem.problem}`}>
                <Text size="sm">{policyProblemText(problem)[language]}</Text>
              </li>
            ))}
          </ul>
        </Alert>
      )}
      {settings.length === 0 ? null : (
        <ul className="settings-operations">
          {settings.map((setting) => (
            <li key={setting.name} className="settings-managed">
              <div className="settings-managed-head">
                <Text fw={600} size="sm">
                  {policyTexts(setting.name)[language]}
                </Text>
                <Badge color={setting.level === 'Mandatory' ? 'orange' : 'gray'} variant="light">
                  {policyTexts(setting.level)[language]}
                </Badge>
              </div>
              <Text size="sm">{policyValueText(setting)[language]}</Text>
              <Text size="xs" c="dimmed">
                {policyTexts(`${setting.name}-means`)[language]}
              </Text>
              <Text size="xs" c="dimmed">
                {t('settings:managed.from')} <code className="settings-path">{setting.place}</code>
              </Text>
            </li>
          ))}
        </ul>
      )}
      <Text size="xs" c="dimmed">
        {t('settings:managed.sources')}{' '}
        {sources.map(({ place }) => (
          <code key={place} className="settings-path">
            {place}
          </code>
        ))}
      </Text>
    </Stack>
  )
}

import { Button, Group, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useAction, useAnswer } from '../../api/queries.ts'
import { Logo } from '../../components/Logo.tsx'
import { ProblemNote } from '../../components/ProblemNote.tsx'
import { UpdatesPart } from './UpdatesPart.tsx'

const PARTS = ['app', 'electron', 'chromium', 'node'] as const

/** Which version this is, what is new in it, and a file for support without personal data. */
export function AboutSection() {
  const { t } = useTranslation(['settings', 'common'])
  const { data: info } = useAnswer('app:info', null)
  const support = useAction('app:save-support-file')
  return (
    <Stack gap="md">
      <Group gap="sm" wrap="nowrap">
        <Logo size={48} />
        <div>
          <Text fw={600} size="lg">
            {t('common:appName')} {info?.versions.app}
          </Text>
          <Text size="sm" c="dimmed">
            {t('settings:about.lead')}
          </Text>
        </div>
      </Group>
      {info === undefined ? null : (
        <dl className="settings-facts">
          {PARTS.map((part) => (
            <div key={part}>
              <dt>{t(`settings:about.versions.${part}`)}</dt>
              <dd>{info.versions[part]}</dd>
            </div>
          ))}
        </dl>
      )}
      <UpdatesPart />
      <Stack gap={6} align="flex-start">
        <Text fw={600} size="sm">
          {t('settings:about.support')}
        </Text>
        <Text size="sm" c="dimmed">
          {t('settings:about.supportHelp')}
        </Text>
        <Button
          variant="default"
          loading={support.isPending}
          onClick={() => {
            support.mutate(null)
          }}
        >
          {t('settings:about.saveSupport')}
        </Button>
        <output className="settings-outcome">
          {support.data?.isSaved === true ? t('settings:about.supportSaved') : ''}
        </output>
        {support.error === null ? null : <ProblemNote error={support.error} />}
      </Stack>
      <Text size="xs" c="dimmed">
        {t('settings:about.licences')} {t('settings:about.independent')}
      </Text>
    </Stack>
  )
}

import { COPY_DAYS } from '../../../shared/asideCopies.ts'
import { Button, Group, Text } from '@mantine/core'
import { IconDatabaseExclamation } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppErrorData } from '../../../shared/errors.ts'
import { explain } from '../../../shared/errorTexts.ts'
import { remediesOf } from '../../../shared/remedies.ts'
import type { StoreState } from '../../../shared/storeState.ts'
import { emitCommand } from '../../api/commands.ts'
import { useAction } from '../../api/queries.ts'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { ProblemNote } from '../../components/ProblemNote.tsx'
import { useLanguage } from '../../text/useLanguage.ts'

interface StoreProblemProps {
  readonly error: AppErrorData
  /** Why saving what can be read did not work either. */
  readonly rebuildError: AppErrorData | null
  readonly onRebuild: () => void
  readonly onState: (state: StoreState) => void
}

/** The whole window where the store does not open: what happened, what to do, and the buttons to do it. */
export function StoreProblem({ error, rebuildError, onRebuild, onState }: StoreProblemProps) {
  const { t } = useTranslation(['system', 'common'])
  const { sentence, hint } = explain(error, useLanguage(), 'window')
  const remedies = remediesOf(error.code)
  const isGone = error.code === 'store-gone'
  const open = useAction('store:open')
  const startAnew = useAction('store:start-anew')
  const quit = useAction('app:quit')
  const [isAsking, setAsking] = useState(false)
  const isBusy = open.isPending || startAnew.isPending
  const failure = rebuildError ?? startAnew.error ?? open.error

  return (
    <main className="whole-page">
      <div className="store-card" role="alert">
        <IconDatabaseExclamation size={40} className="store-card-bad" aria-hidden />
        <h1 className="store-card-title">{t(isGone ? 'system:problem.headingGone' : 'system:problem.heading')}</h1>
        <Text>{sentence}</Text>
        <Text>{hint}</Text>
        {failure === null ? null : <ProblemNote error={failure} />}
        <div className="store-card-actions">
          {remedies.canRebuild ? (
            <Button size="sm" onClick={onRebuild} disabled={isBusy}>
              {t('system:problem.rebuild')}
            </Button>
          ) : null}
          {remedies.canTryAgain ? (
            <Button
              size="sm"
              variant={remedies.canRebuild ? 'default' : 'filled'}
              loading={open.isPending}
              disabled={isBusy}
              onClick={() => {
                open.mutate(null, { onSuccess: onState })
              }}
            >
              {t('common:tryAgain')}
            </Button>
          ) : null}
          <Button size="sm" variant="default" onClick={() => emitCommand('guide-problems')}>
            {t('system:problem.help')}
          </Button>
          <Button
            size="sm"
            variant={remedies.canTryAgain ? 'default' : 'filled'}
            onClick={() => {
              quit.mutate(null)
            }}
          >
            {t('system:problem.quit')}
          </Button>
        </div>
        <MoreRemedies error={error} isBusy={isBusy} onStartAnew={() => setAsking(true)} />
      </div>
      <StartAnewDialog
        isOpen={isAsking}
        isGone={isGone}
        isBusy={startAnew.isPending}
        onClose={() => {
          setAsking(false)
        }}
        onConfirm={() => {
          startAnew.mutate(null, {
            onSuccess: onState,
            onSettled: () => {
              setAsking(false)
            },
          })
        }}
      />
    </main>
  )
}

interface MoreRemediesProps {
  readonly error: AppErrorData
  readonly isBusy: boolean
  readonly onStartAnew: () => void
}

/** What can be done besides: looking at the folder, writing to somebody, and beginning anew. */
function MoreRemedies({ error, isBusy, onStartAnew }: MoreRemediesProps) {
  const { t } = useTranslation('system')
  const remedies = remediesOf(error.code)
  const showFolder = useAction('app:show-data-folder')
  const support = useAction('app:save-support-file')
  return (
    <Group gap="xs" className="store-card-more">
      {remedies.concernsFolder ? (
        <Button
          variant="subtle"
          onClick={() => {
            showFolder.mutate(null)
          }}
        >
          {t('problem.showFolder')}
        </Button>
      ) : null}
      <Button
        variant="subtle"
        onClick={() => {
          support.mutate(null)
        }}
      >
        {t('problem.support')}
      </Button>
      {remedies.canStartAnew ? (
        <Button variant="subtle" color="red" disabled={isBusy} onClick={onStartAnew}>
          {t('problem.startAnew')}
        </Button>
      ) : null}
      <Text size="xs" c="dimmed" ml="auto">
        {t('problem.technical', { code: error.code })}
      </Text>
    </Group>
  )
}

interface StartAnewDialogProps {
  readonly isOpen: boolean
  readonly isBusy: boolean
  /** Whether the store is not there at all. */
  readonly isGone: boolean
  readonly onClose: () => void
  readonly onConfirm: () => void
}

/** Asks before the store is put aside for an empty one. */
function StartAnewDialog({ isOpen, isBusy, isGone, onClose, onConfirm }: StartAnewDialogProps) {
  const { t } = useTranslation('system')
  return (
    <ConfirmDialog
      isOpen={isOpen}
      title={t('problem.startAnewTitle')}
      action={t('problem.startAnewAction')}
      isBusy={isBusy}
      onClose={onClose}
      onConfirm={onConfirm}
    >
      <Text size="sm">{t(isGone ? 'problem.startAnewGoneText' : 'problem.startAnewText', { days: COPY_DAYS })}</Text>
    </ConfirmDialog>
  )
}

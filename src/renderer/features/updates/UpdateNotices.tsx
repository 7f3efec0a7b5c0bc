import { Modal } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useEffect, useEffectEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { explain } from '../../../shared/errorTexts.ts'
import type { AppError } from '../../../shared/errors.ts'
import { RELEASES, releasesAfter } from '../../../shared/releases/releases.ts'
import { useCommand } from '../../api/commands.ts'
import { useAction, useAnswer } from '../../api/queries.ts'
import { NoticeButtons } from '../../components/NoticeButtons.tsx'
import { ReleaseNews } from '../../components/ReleaseNews.tsx'
import { useUpdateText } from '../../components/useUpdateText.ts'
import { useLanguage } from '../../text/useLanguage.ts'

const READY = 'update-ready'
const LOOKED = 'update-looked'
const UPDATED = 'updated'

/** Says that a newer version is ready, and restarts into it where that is wanted. */
function useReadyNotice(): void {
  const { t } = useTranslation('updates')
  const language = useLanguage()
  const { data: state } = useAnswer('updates:state', null)
  const install = useAction('updates:install')
  const tellFailure = (error: AppError): void => {
    const { sentence, hint } = explain(error, language, 'window')
    notifications.show({ title: t('notice.failed'), message: `${sentence} ${hint}`, color: 'orange' })
  }
  const version = state?.kind === 'ready' ? state.version : undefined
  const tell = useEffectEvent((ready: string) => {
    notifications.hide(LOOKED)
    const restart = (): void => {
      install.mutate(null, { onError: tellFailure })
    }
    notifications.show({
      id: READY,
      title: t('notice.ready'),
      message: (
        <NoticeButtons
          id={READY}
          message={t('notice.readyMeaning', { version: ready })}
          action={t('restart')}
          onAct={restart}
        />
      ),
      autoClose: false,
    })
  })
  useEffect(() => {
    if (version !== undefined) tell(version)
  }, [version])
}

/** Looks for a newer version wherever that is asked, and says what came of it. */
function useLooking(): void {
  const { t } = useTranslation('updates')
  const textOf = useUpdateText()
  const look = useAction('updates:look')
  useCommand('look-for-updates', () => {
    notifications.show({ id: LOOKED, message: t('states.asking'), loading: true, autoClose: false })
    look.mutate(null, {
      onSuccess: (state) => {
        // That one is ready is told by itself, with what can be done.
        if (state.kind === 'ready') {
          notifications.hide(LOOKED)
          return
        }
        const hasFailed = state.kind === 'failed'
        notifications.update({
          id: LOOKED,
          ...(hasFailed ? { title: t('notice.failed'), color: 'red' } : {}),
          message: textOf(state),
          loading: false,
          autoClose: hasFailed ? 15_000 : 8_000,
        })
      },
      onError: () => notifications.hide(LOOKED),
    })
  })
}

/** What is new after an update, said once and shown when somebody wants to read it. */
function News() {
  const { t } = useTranslation('updates')
  const { data: since } = useAnswer('updates:news-since', null)
  const { data: info } = useAnswer('app:info', null)
  const see = useAction('updates:news-seen')
  const [shownSince, setShownSince] = useState<string | null>(null)
  const version = info?.versions.app
  const tell = useEffectEvent((before: string, now: string) => {
    const show = (): void => {
      setShownSince(before)
    }
    notifications.show({
      id: UPDATED,
      title: t('notice.updated', { version: now }),
      message: <NoticeButtons id={UPDATED} action={t('notice.seeNews')} onAct={show} />,
      autoClose: false,
      onClose: () => {
        see.mutate(null)
      },
    })
  })
  useEffect(() => {
    if (since !== undefined && since !== null && version !== undefined) tell(since, version)
  }, [since, version])
  if (shownSince === null || version === undefined) return null
  return (
    <Modal
      opened
      title={t('news.title')}
      onClose={() => {
        setShownSince(null)
      }}
    >
      <ReleaseNews releases={releasesAfter(shownSince, version, RELEASES)} />
    </Modal>
  )
}

/** What the window says by itself of newer versions: that one is ready, and what is new in this one. */
export function UpdateNotices() {
  useReadyNotice()
  useLooking()
  return <News />
}

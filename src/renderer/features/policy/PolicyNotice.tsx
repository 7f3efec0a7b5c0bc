import { notifications } from '@mantine/notifications'
import { useEffect, useEffectEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '../../api/queries.ts'
import { NoticeButtons } from '../../components/NoticeButtons.tsx'
import { useRestart } from '../../components/managed/useRestart.ts'

const CHANGED = 'policy-changed'

/** Says once that the administrator set something else, which holds from the next start. */
export function PolicyNotice() {
  const { t } = useTranslation('settings')
  const { data: next } = useAnswer('policy:next', null)
  const { restart } = useRestart()
  const isChanged = next !== undefined && next !== null
  const tell = useEffectEvent(() => {
    notifications.show({
      id: CHANGED,
      title: t('managed.changed'),
      message: (
        <NoticeButtons
          id={CHANGED}
          message={t('managed.changedMeaning')}
          action={t('managed.restart')}
          onAct={restart}
        />
      ),
      autoClose: false,
    })
  })
  useEffect(() => {
    if (isChanged) tell()
    else notifications.hide(CHANGED)
  }, [isChanged])
  return null
}

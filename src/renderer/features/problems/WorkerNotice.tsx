import { notifications } from '@mantine/notifications'
import { useEffect, useEffectEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { onEvent } from '../../api/bridge.ts'

/** Says it where a part of the program died and was started anew. */
export function WorkerNotice() {
  const { t } = useTranslation('system')
  const tell = useEffectEvent(() => {
    notifications.show({
      id: 'worker-restarted',
      title: t('workerRestarted.title'),
      message: t('workerRestarted.message'),
      color: 'orange',
      autoClose: 10_000,
    })
  })
  useEffect(
    () =>
      onEvent((event) => {
        if (event.kind === 'worker-restarted') tell()
      }),
    [],
  )
  return null
}

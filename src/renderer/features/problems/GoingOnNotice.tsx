import { notifications } from '@mantine/notifications'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '../../api/queries.ts'

/** Says it where something goes on that a crash or a quit cut short: rows will be gone that were there. */
export function GoingOnNotice() {
  const { t } = useTranslation('system')
  const { data } = useAnswer('store:went-on', null)
  useEffect(() => {
    for (const work of data ?? []) {
      notifications.show({
        id: `going-on-${work}`,
        title: t('goingOn.title'),
        message: t(`goingOn.${work}`),
        autoClose: 10_000,
      })
    }
  }, [data, t])
  return null
}

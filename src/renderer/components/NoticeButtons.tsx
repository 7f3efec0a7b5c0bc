import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useTranslation } from 'react-i18next'

interface NoticeButtonsProps {
  /** The notice's, which goes with either button. */
  readonly id: string
  readonly message?: string
  readonly action: string
  readonly onAct: () => void
}

/** The buttons of a notice: what it is about, and putting it off. */
export function NoticeButtons({ id, message, action, onAct }: NoticeButtonsProps) {
  const { t } = useTranslation('common')
  return (
    <>
      {message === undefined ? null : <Text size="sm">{message}</Text>}
      <Group gap="xs" mt={6}>
        <Button
          size="xs"
          onClick={() => {
            notifications.hide(id)
            onAct()
          }}
        >
          {action}
        </Button>
        <Button size="xs" variant="default" onClick={() => notifications.hide(id)}>
          {t('later')}
        </Button>
      </Group>
    </>
  )
}

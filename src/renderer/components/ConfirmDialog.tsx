import { Button, Group, Modal, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

interface ConfirmDialogProps {
  readonly isOpen: boolean
  readonly title: string
  /** What will be lost, and what not. */
  readonly children: ReactNode
  /** What the button that does it says: a verb, never just "yes". */
  readonly action: string
  readonly isBusy?: boolean
  readonly isDisabled?: boolean
  readonly onConfirm: () => void
  readonly onClose: () => void
}

/** Asks before something is lost. The way back has the focus; what destroys has to be chosen. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { isOpen, title, children, action, isBusy = false, isDisabled = false, onConfirm, onClose } = props
  const { t } = useTranslation('common')
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={title}
      size="md"
      closeOnClickOutside={!isBusy}
      closeOnEscape={!isBusy}
      closeButtonProps={{ disabled: isBusy, 'aria-label': t('close') }}
    >
      <Stack gap="md">
        {children}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} disabled={isBusy} data-autofocus>
            {t('cancel')}
          </Button>
          <Button color="red" onClick={onConfirm} loading={isBusy} disabled={isDisabled}>
            {action}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

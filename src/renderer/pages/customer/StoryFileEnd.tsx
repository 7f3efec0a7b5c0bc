import { Button, Group } from '@mantine/core'
import { IconTableExport } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { AppError } from '../../../shared/errors.ts'
import { ProblemNote } from '../../components/ProblemNote.tsx'

interface StoryFileEndProps {
  /** Why the file was not begun. */
  readonly error: AppError | null
  readonly isPending: boolean
  readonly isDisabled?: boolean
  /** Whether Enter alone begins the file. */
  readonly isFocused?: boolean
  readonly onClose: () => void
}

/** The end of a form for a file about customers: what went wrong, and what begins the file or closes the form. */
export function StoryFileEnd({ error, isPending, isDisabled = false, isFocused = false, onClose }: StoryFileEndProps) {
  const { t } = useTranslation(['customer', 'common'])
  return (
    <>
      {error === null ? null : <ProblemNote error={error.toData()} />}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button
          type="submit"
          disabled={isDisabled}
          loading={isPending}
          leftSection={<IconTableExport size={15} aria-hidden />}
          data-autofocus={isFocused || undefined}
        >
          {t('customer:export.start')}
        </Button>
      </Group>
    </>
  )
}

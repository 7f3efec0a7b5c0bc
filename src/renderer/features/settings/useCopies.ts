import { useQueryClient } from '@tanstack/react-query'
import type { AppError } from '../../../shared/errors.ts'
import { copiesText } from '../../../shared/asideCopies.ts'
import { keyOf, useAction, useAnswer } from '../../api/queries.ts'
import { useLanguage } from '../../text/useLanguage.ts'

/** Copies of the store that were put aside, in words; null where there are none. */
interface Copies {
  readonly text: string | null
  readonly isDeleting: boolean
  readonly error: AppError | null
  /** Deletes them, and then does what comes after. */
  readonly remove: (after: () => void) => void
}

export function useCopies(): Copies {
  const language = useLanguage()
  const client = useQueryClient()
  const { data: copies = [] } = useAnswer('store:copies', null)
  const action = useAction('store:delete-copies')
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
  return {
    text: copiesText(copies, timeZone)?.[language] ?? null,
    isDeleting: action.isPending,
    error: action.error,
    remove: (after) => {
      action.mutate(null, {
        onSuccess: () => {
          void client.invalidateQueries({ queryKey: keyOf('store:copies', null) })
          after()
        },
      })
    },
  }
}

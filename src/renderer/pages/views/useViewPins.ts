import { useTranslation } from 'react-i18next'
import { useAction, useAnswer } from '../../api/queries.ts'
import type { ViewPins } from '../../features/views/ViewItems.tsx'
import { useOutcomes } from '../../features/views/useOutcomes.ts'

/** Which views are cards of the first page of an operation, and what changes that. */
export function useViewPins(connectionId: number): ViewPins {
  const { data: cards = [] } = useAnswer('home:cards', { connectionId })
  const { t } = useTranslation('views')
  const { fail } = useOutcomes()
  const pin = useAction('home:pin')
  const unpin = useAction('home:unpin')
  return {
    obstacleOf: ({ connectionId: of, connection }) => (of === null ? t('pinObstacle', { name: connection }) : null),
    isPinned: (id) => cards.some(({ viewId }) => viewId === id),
    onPin: (viewId, isPinned) => {
      if (isPinned) pin.mutate({ viewId, form: null, isWide: false }, { onError: fail })
      else unpin.mutate({ viewId }, { onError: fail })
    },
  }
}

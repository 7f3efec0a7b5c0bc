import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { CardEdge } from './CardEdge.tsx'
import { useCardPreference } from './useCardPreference.ts'

/** Where the card stands that stays, while no row is open in it: the rows beside it keep their width. */
export function CardPlace({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('grid')
  const [preference, setPreference] = useCardPreference()
  const { widthPx } = preference
  return (
    <aside
      className="row-card"
      style={{ '--row-card-width': `${widthPx}px` } as CSSProperties}
      aria-label={t('card.region')}
    >
      <CardEdge widthPx={widthPx} onWidth={(wider) => setPreference({ ...preference, widthPx: wider })} />
      <header className="row-card-header">
        <h2 className="row-card-title">{t('card.titleAlone')}</h2>
        <ActionIcon aria-label={t('card.close')} onClick={onClose}>
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </header>
      <p className="row-card-none">{t('card.chooseRow')}</p>
    </aside>
  )
}

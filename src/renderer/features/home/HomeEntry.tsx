import { ActionIcon } from '@mantine/core'
import { IconSunrise } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

interface HomeEntryProps {
  readonly isOpen: boolean
  /** There is room for its sign alone. */
  readonly isCompact: boolean
  readonly onOpen: () => void
}

/** The first entry at the side: leads to the cards. */
export function HomeEntry({ isOpen, isCompact, onOpen }: HomeEntryProps) {
  const { t } = useTranslation('home')
  const current = isOpen ? 'page' : undefined
  if (isCompact) {
    return (
      <ActionIcon size="lg" aria-label={t('title')} title={t('title')} aria-current={current} onClick={onOpen}>
        <IconSunrise size={18} stroke={1.7} aria-hidden />
      </ActionIcon>
    )
  }
  return (
    <button type="button" className="home-entry" aria-current={current} onClick={onOpen}>
      <IconSunrise size={17} stroke={1.7} aria-hidden />
      {t('title')}
    </button>
  )
}

import { ActionIcon } from '@mantine/core'
import { IconHelp, IconSearch, IconSettings } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

interface CollapsedSidebarProps {
  /** The button that shows all of it. */
  readonly expand: ReactNode
  readonly wayBack: ReactNode
  readonly homeEntry: ReactNode
  readonly switcher: ReactNode
  /** The keys of the palette, as this computer's keyboard calls them. */
  readonly paletteKeys: string
  readonly onPalette: () => void
  readonly onSettings: () => void
  readonly onHelp: () => void
}

/** The left side of the window where its list is hidden: signs alone. */
export function CollapsedSidebar(props: CollapsedSidebarProps) {
  const { expand, wayBack, homeEntry, switcher, paletteKeys, onPalette, onSettings, onHelp } = props
  const { t } = useTranslation('sidebar')
  return (
    <nav className="sidebar" data-collapsed aria-label={t('label')}>
      {expand}
      {switcher}
      {wayBack}
      {homeEntry}
      <ActionIcon size="lg" aria-label={t('palette')} title={`${t('palette')} (${paletteKeys})`} onClick={onPalette}>
        <IconSearch size={18} stroke={1.7} aria-hidden />
      </ActionIcon>
      <span className="sidebar-space" />
      <ActionIcon size="lg" aria-label={t('help')} title={t('help')} onClick={onHelp}>
        <IconHelp size={18} stroke={1.7} aria-hidden />
      </ActionIcon>
      <ActionIcon size="lg" aria-label={t('settings')} title={t('settings')} onClick={onSettings}>
        <IconSettings size={18} stroke={1.7} aria-hidden />
      </ActionIcon>
    </nav>
  )
}

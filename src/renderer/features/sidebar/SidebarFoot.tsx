import { Kbd, UnstyledButton } from '@mantine/core'
import { IconHelp, IconSearch, IconSettings } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

interface SidebarFootProps {
  readonly paletteKeys: string
  readonly onPalette: () => void
  readonly onSettings: () => void
  readonly onHelp: () => void
}

/** Under the list: the settings, the guide and the palette. */
export function SidebarFoot({ paletteKeys, onPalette, onSettings, onHelp }: SidebarFootProps) {
  const { t } = useTranslation('sidebar')
  return (
    <div className="sidebar-foot">
      <UnstyledButton className="sidebar-foot-button" onClick={onSettings}>
        <IconSettings size={18} stroke={1.7} aria-hidden />
        {t('settings')}
      </UnstyledButton>
      <UnstyledButton className="sidebar-foot-button" data-end onClick={onHelp} title={t('help')}>
        <IconHelp size={18} stroke={1.7} aria-hidden />
        <span className="visually-hidden">{t('help')}</span>
      </UnstyledButton>
      <UnstyledButton className="sidebar-foot-button" data-end onClick={onPalette} title={t('palette')}>
        <IconSearch size={16} stroke={1.7} aria-hidden />
        <span className="visually-hidden">{t('palette')}</span>
        <Kbd size="xs">{paletteKeys}</Kbd>
      </UnstyledButton>
    </div>
  )
}

import { Kbd, UnstyledButton } from '@mantine/core'
import { IconSearch, IconSettings } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

interface SidebarFootProps {
  readonly paletteKeys: string
  readonly onPalette: () => void
  readonly onSettings: () => void
}

/** Under the list: the settings and the palette. */
export function SidebarFoot({ paletteKeys, onPalette, onSettings }: SidebarFootProps) {
  const { t } = useTranslation('sidebar')
  return (
    <div className="sidebar-foot">
      <UnstyledButton className="sidebar-foot-button" onClick={onSettings}>
        <IconSettings size={18} stroke={1.7} aria-hidden />
        {t('settings')}
      </UnstyledButton>
      <UnstyledButton className="sidebar-foot-button" data-end onClick={onPalette} title={t('palette')}>
        <IconSearch size={16} stroke={1.7} aria-hidden />
        <span className="visually-hidden">{t('palette')}</span>
        <Kbd size="xs">{paletteKeys}</Kbd>
      </UnstyledButton>
    </div>
  )
}

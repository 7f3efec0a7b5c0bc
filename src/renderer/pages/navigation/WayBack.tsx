import { ActionIcon } from '@mantine/core'
import { IconArrowLeft, IconArrowRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { emitCommand } from '../../api/commands.ts'
import { activeTab, type Tabs } from './places.ts'

/** Leads back to where the tab was before, and forward again. */
export function WayBack({ tabs }: { readonly tabs: Tabs }) {
  const { t } = useTranslation('look')
  const { back, forward } = activeTab(tabs)
  // They stay where they are while there is nowhere to go, and keep the focus.
  return (
    <span className="way-back">
      <ActionIcon
        aria-label={t('back')}
        title={t('back')}
        aria-disabled={back.length === 0}
        data-disabled={back.length === 0}
        onClick={() => emitCommand('back')}
      >
        <IconArrowLeft size={17} stroke={1.7} aria-hidden />
      </ActionIcon>
      <ActionIcon
        aria-label={t('forward')}
        title={t('forward')}
        aria-disabled={forward.length === 0}
        data-disabled={forward.length === 0}
        onClick={() => emitCommand('forward')}
      >
        <IconArrowRight size={17} stroke={1.7} aria-hidden />
      </ActionIcon>
    </span>
  )
}

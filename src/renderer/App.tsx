import {
  MantineProvider,
  mergeThemeOverrides,
  Modal,
  Notification,
  type MantineColorSchemeManager,
} from '@mantine/core'
import { DatesProvider } from '@mantine/dates'
import { useColorScheme } from '@mantine/hooks'
import { Notifications } from '@mantine/notifications'
import { useEffect, useLayoutEffect, useMemo, useState } from 'react'
import { I18nextProvider } from 'react-i18next'
import type { SettingsView } from '../shared/settings.ts'
import { languageOf, LOCALES } from '../shared/language.ts'
import { texts } from '../shared/texts/index.ts'
import { useAnswer } from './api/queries.ts'
import { CALENDARS } from './components/calendars.ts'
import { useUndoCommands } from './components/undo.ts'
import { useReading } from './components/useReading.ts'
import { StoreGate } from './features/problems/StoreGate.tsx'
import { ProxyLoginDialog } from './features/network/ProxyLoginDialog.tsx'
import { GoingOnNotice } from './features/problems/GoingOnNotice.tsx'
import { PolicyNotice } from './features/policy/PolicyNotice.tsx'
import { UpdateNotices } from './features/updates/UpdateNotices.tsx'
import { InvitationDialog } from './features/team/InvitationDialog.tsx'
import { WithoutTeamDialog } from './features/team/WithoutTeamDialog.tsx'
import { WorkerNotice } from './features/problems/WorkerNotice.tsx'
import { Help } from './pages/Help.tsx'
import { HomePage } from './pages/HomePage.tsx'
import { createTexts } from './text/i18n.ts'
import { cssVariablesResolver, theme } from './theme.ts'

/** The window's settings where the main process does not tell them. */
function fallbackSettings(): Pick<SettingsView, 'language' | 'systemLanguage' | 'theme'> {
  return { language: null, systemLanguage: languageOf(navigator.language), theme: 'system' }
}

/** Letters are written in `rem`: they all follow the root's. Rows, entries and cards go by the density. */
function useReadingOfRoot(): void {
  const { density, scale } = useReading()
  useLayoutEffect(() => {
    const { style, dataset } = document.documentElement
    style.fontSize = scale === 1 ? '' : `${scale * 100}%`
    dataset['density'] = density
  }, [density, scale])
}

/**
 * The theme is one of the program's settings. Mantine's own way would ask the page's storage for it, and wait for
 * another process.
 */
const NO_SCHEME_OF_ITS_OWN: MantineColorSchemeManager = {
  get: (fallback) => fallback,
  set: () => undefined,
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => undefined,
}

/** Language, theme and calendars around everything that is shown. */
export function App() {
  const settings = useAnswer('settings:get', null)
  if (settings.data === undefined && !settings.isError) return null
  return <Shell {...(settings.data ?? fallbackSettings())} />
}

function Shell({ language, systemLanguage, theme: chosenTheme }: ReturnType<typeof fallbackSettings>) {
  useUndoCommands()
  useReadingOfRoot()
  const spoken = language ?? systemLanguage
  const systemScheme = useColorScheme('light', { getInitialValueInEffect: false })
  const [i18n] = useState(() => createTexts(spoken))
  useEffect(() => {
    document.documentElement.lang = spoken
    void i18n.changeLanguage(LOCALES[spoken])
  }, [i18n, spoken])
  const spokenTheme = useMemo(() => {
    const closeButtonProps = { 'aria-label': texts[spoken].common.close }
    return mergeThemeOverrides(theme, {
      components: {
        Modal: Modal.extend({ defaultProps: { closeButtonProps } }),
        Notification: Notification.extend({ defaultProps: { closeButtonProps } }),
      },
    })
  }, [spoken])
  return (
    <I18nextProvider i18n={i18n}>
      <MantineProvider
        theme={spokenTheme}
        cssVariablesResolver={cssVariablesResolver}
        colorSchemeManager={NO_SCHEME_OF_ITS_OWN}
        forceColorScheme={chosenTheme === 'system' ? systemScheme : chosenTheme}
      >
        <DatesProvider settings={{ locale: CALENDARS[spoken], firstDayOfWeek: 1, weekendDays: [0, 6] }}>
          {/* Where Mantine puts what it draws over the rest: a landmark, so that screen readers find it. */}
          <section data-mantine-shared-portal-node aria-label={texts[spoken].system.overlays} />
          <Notifications position="bottom-center" containerWidth={360} limit={4} className="notices" />
          <WorkerNotice />
          <GoingOnNotice />
          <ProxyLoginDialog />
          <UpdateNotices />
          <PolicyNotice />
          <StoreGate>
            <HomePage />
            <InvitationDialog />
            <WithoutTeamDialog />
          </StoreGate>
          <Help />
        </DatesProvider>
      </MantineProvider>
    </I18nextProvider>
  )
}

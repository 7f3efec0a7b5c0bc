import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { followCommands } from './api/commands.ts'
import { keepForgetting } from './api/forgetting.ts'
import { askAhead, createQueryClient, followEvents } from './api/queries.ts'
import { App } from './App.tsx'
import { keepKeysInDialogs } from './components/dialogFocus.ts'
import { ErrorBoundary } from './components/ErrorBoundary.tsx'
import { keepJobs } from './features/activity/keepJobs.ts'
import { keepStoreState } from './features/problems/keepStoreState.ts'
import { keepErasingProgress } from './features/settings/erasingProgress.ts'
import { keepSettings } from './features/settings/keepSettings.ts'
import { keepUpdates } from './features/updates/keepUpdates.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no element #root')

/** What the main process lets this page draw instead of being the window; null: nothing. */
const drawing = /^#drawing=(\d+)$/.exec(location.hash)?.[1] ?? null

function openWindow(within: HTMLElement): void {
  const client = createQueryClient()
  followEvents(client, [keepSettings, keepUpdates, keepStoreState, keepJobs, keepErasingProgress, keepForgetting])
  followCommands()
  keepKeysInDialogs()
  // What the first screen asks for one after the other is asked at once.
  for (const channel of [
    'settings:get',
    'store:state',
    'connections:list',
    'preferences:all',
    'reports:list',
  ] as const) {
    askAhead(client, channel, null)
  }

  createRoot(within).render(
    <StrictMode>
      <ErrorBoundary extent="window">
        <QueryClientProvider client={client}>
          <App />
        </QueryClientProvider>
      </ErrorBoundary>
    </StrictMode>,
  )
}

if (drawing === null) openWindow(root)
else void import('./pages/drawing/draw.tsx').then(({ draw }) => draw(Number(drawing), root))

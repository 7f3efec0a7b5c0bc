import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { followCommands } from './api/commands.ts'
import { createQueryClient, followEvents } from './api/queries.ts'
import { App } from './App.tsx'
import { ErrorBoundary } from './components/ErrorBoundary.tsx'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no element #root')

const client = createQueryClient()
followEvents(client)
followCommands()

createRoot(root).render(
  <StrictMode>
    <ErrorBoundary extent="window">
      <QueryClientProvider client={client}>
        <App />
      </QueryClientProvider>
    </ErrorBoundary>
  </StrictMode>,
)

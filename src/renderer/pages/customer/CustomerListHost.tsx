import { lazy, Suspense, useState } from 'react'
import { useCommand } from '../../api/commands.ts'
import type { CustomerListDialogProps } from './CustomerListDialog.tsx'

const CustomerListDialog = lazy(async () => ({
  default: (await import('./CustomerListDialog.tsx')).CustomerListDialog,
}))

/** The dialog for a list of customers, where it was asked for; it is loaded then. */
export function CustomerListHost(of: Pick<CustomerListDialogProps, 'connections' | 'connection'>) {
  const [asked, setAsked] = useState({ times: 0, isOpen: false, pasted: '' })
  useCommand('customer-list', (pasted = '') => {
    setAsked(({ times }) => ({ times: times + 1, isOpen: true, pasted }))
  })
  if (asked.times === 0) return null
  return (
    <Suspense fallback={null}>
      <CustomerListDialog
        // Each begins with the list that it was asked for with.
        key={asked.times}
        {...of}
        isOpen={asked.isOpen}
        pasted={asked.pasted}
        onClose={() => setAsked((before) => ({ ...before, isOpen: false }))}
      />
    </Suspense>
  )
}

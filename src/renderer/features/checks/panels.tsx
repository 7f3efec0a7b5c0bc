import { lazy, type ReactNode } from 'react'
import type { CheckId } from '../../../shared/checks/checks.ts'
import type { PanelProps } from './panel.ts'

// Each comes with the first look at its check.
const ContactHoursPanel = lazy(async () => ({
  default: (await import('./ContactHoursPanel.tsx')).ContactHoursPanel,
}))
const DuplicatesPanel = lazy(async () => ({ default: (await import('./DuplicatesPanel.tsx')).DuplicatesPanel }))
const SmsPartsPanel = lazy(async () => ({ default: (await import('./SmsPartsPanel.tsx')).SmsPartsPanel }))
const MatchPanel = lazy(async () => ({ default: (await import('./MatchPanel.tsx')).MatchPanel }))
const UnansweredPanel = lazy(async () => ({ default: (await import('./UnansweredPanel.tsx')).UnansweredPanel }))

/** What shows each check; one that is missing does not compile. */
const PANELS: { readonly [Id in CheckId]: (props: PanelProps<Id>) => ReactNode } = {
  'contact-hours': (props) => <ContactHoursPanel key="contact-hours" {...props} />,
  duplicates: (props) => <DuplicatesPanel key="duplicates" {...props} />,
  'sms-parts': (props) => <SmsPartsPanel key="sms-parts" {...props} />,
  unanswered: (props) => <UnansweredPanel key="unanswered" {...props} />,
  match: (props) => <MatchPanel key="match" {...props} />,
}

/** A check as its own panel shows it. */
export function renderPanel<Id extends CheckId>(props: PanelProps<Id>): ReactNode {
  const render = PANELS[props.check.id] as unknown as (props: PanelProps<Id>) => ReactNode
  return render(props)
}

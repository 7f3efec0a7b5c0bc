import { useState } from 'react'
import { homeTexts } from '../../shared/commonTexts/home.ts'
import type { ConnectionSummary } from '../../shared/connections.ts'
import { fileNameOf } from '../../shared/schedules.ts'
import { useCommand } from '../api/commands.ts'
import { useAnswer } from '../api/queries.ts'
import { ScheduleDialog } from '../features/settings/ScheduleDialog.tsx'
import type { ScheduleBeginning } from '../features/settings/scheduleDraft.ts'
import { useLanguage } from '../text/useLanguage.ts'
import { KeepButton } from './KeepButton.tsx'
import { ScheduledSummary } from './ScheduledSummary.tsx'

/** The way from all cards to a file of them that is written by itself: the schedule's dialog, filled in. */
export function KeepHome({ connection }: { readonly connection: ConnectionSummary }) {
  const language = useLanguage()
  const [beginning, setBeginning] = useState<ScheduleBeginning | null>(null)
  const { data: connections } = useAnswer('connections:list', null)
  const begin = (): void => setBeginning({ kind: 'home', name: fileNameOf(homeTexts('title')[language]) })
  useCommand('keep-up-to-date', begin)
  return (
    <>
      <KeepButton onClick={begin} />
      {beginning === null || connections === undefined ? null : (
        <ScheduleDialog
          connections={connections}
          connectionId={connection.id}
          schedule={null}
          beginning={beginning}
          renderSummary={(editor) => <ScheduledSummary {...editor} />}
          onClose={() => setBeginning(null)}
        />
      )}
    </>
  )
}

import { useState } from 'react'
import { rangeText } from '../../shared/periodTexts.ts'
import { wallClock } from '../../shared/time.ts'
import type { KeptView } from '../../shared/views.ts'
import { useCommand } from '../api/commands.ts'
import { useAnswer } from '../api/queries.ts'
import { ScheduleDialog } from '../features/settings/ScheduleDialog.tsx'
import type { ScheduleBeginning } from '../features/settings/scheduleDraft.ts'
import { useLanguage } from '../text/useLanguage.ts'
import { KeepButton } from './KeepButton.tsx'
import type { Look } from './look/look.ts'
import { ScheduledSummary } from './ScheduledSummary.tsx'
import type { RowSetControl } from './useRowSet.ts'
import { seenBeginning, viewBeginning } from './views/viewBeginning.ts'

/** The named view that a report is seen as. */
export interface OpenView {
  /** Null: none. */
  readonly view: KeptView | null
  /** Whether it was changed since it was saved. */
  readonly isViewChanged: boolean
}

interface KeepUpToDateProps extends OpenView {
  readonly rowSet: RowSetControl
  readonly look: Look
}

/** What a dialog is opened with. */
interface Begun {
  readonly beginning: ScheduleBeginning
  readonly still: string | undefined
}

/** The way from what is seen to what is kept up to date by itself: the schedule's dialog, filled in with it. */
export function KeepUpToDate({ rowSet, look, view, isViewChanged }: KeepUpToDateProps) {
  const language = useLanguage()
  const [begun, setBegun] = useState<Begun | null>(null)
  const { data: connections } = useAnswer('connections:list', null)
  const { connection, report, scope, range } = rowSet

  function begin(): void {
    // What a view shows is followed, also where it is changed later; what was changed and not saved has no name.
    if (view !== null && !isViewChanged) {
      setBegun({ beginning: viewBeginning(view, report, connection.timeZone), still: undefined })
      return
    }
    const now = wallClock(Date.now(), connection.timeZone)
    const mask = rowSet.asked?.mask
    const { beginning, isOtherPeriod } = seenBeginning(look, { ...scope, report, view, mask, language, now })
    setBegun({
      beginning,
      still: isOtherPeriod && range !== null ? rangeText(range, language, now) : undefined,
    })
  }
  useCommand('keep-up-to-date', begin)
  return (
    <>
      <KeepButton onClick={begin} />
      {begun === null || connections === undefined ? null : (
        <ScheduleDialog
          connections={connections}
          connectionId={connection.id}
          schedule={null}
          beginning={begun.beginning}
          still={begun.still}
          renderSummary={(editor) => <ScheduledSummary {...editor} />}
          onClose={() => setBegun(null)}
        />
      )}
    </>
  )
}

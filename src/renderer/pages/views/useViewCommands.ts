import { notifications } from '@mantine/notifications'
import { useTranslation } from 'react-i18next'
import type { ConnectionSummary } from '../../../shared/connections.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import type { KeptView, ViewQuestion } from '../../../shared/views.ts'
import { useCommand } from '../../api/commands.ts'
import { reportOf } from '../../components/useContentWords.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { checkedParameters, shownParameters } from '../../features/report/parameters.ts'
import type { LookControl } from '../look/useLook.ts'
import { questionOf } from '../look/viewLook.ts'
import type { NamedViews } from './useNamedViews.ts'
import { useViewName } from './useViewName.ts'

/** What saves the look of a report under a name. */
export interface ViewSaving {
  /** Under the name that it has, or one that is asked for. */
  readonly save: () => void
  readonly saveAs: () => void
}

interface Looked {
  readonly connection: ConnectionSummary
  readonly report: ReportDefinition
  readonly look: LookControl
  /** Null: without a name. */
  readonly view: KeptView | null
  readonly isChanged: boolean
  /** Gives the changes of a named view up. */
  readonly discard: () => void
  readonly views: NamedViews
}

/** Answers to the commands that save what is looked at. */
export function useViewCommands(looked: Looked): ViewSaving {
  const { connection, report, look, view, isChanged, discard, views } = looked
  const { t } = useTranslation('views')
  const language = useLanguage()
  const nameOf = useViewName()

  /** Null where the report could not be asked like that; it is told then. */
  function question(): ViewQuestion | null {
    if (look.look === undefined) return null
    if (checkedParameters(report, shownParameters(report, look.look.parameters)) === null) {
      notifications.show({ message: t('badParameters'), color: 'yellow' })
      return null
    }
    return questionOf(look.look, report, view?.content ?? null, language)
  }

  function saveAs(): void {
    const asked = question()
    if (asked === null) return
    const name = nameOf(reportOf(report, asked.content), asked)
    views.actions.ask({
      kind: 'save',
      view: { ...asked, name, connection: connection.name, reportKey: report.key },
      onKept: (made) => {
        // The one that it was made of is as it was saved.
        if (view !== null && view.id !== made.id) discard()
        views.open(made)
      },
    })
  }

  function save(): void {
    if (view === null) {
      saveAs()
      return
    }
    const asked = question()
    if (asked !== null) views.actions.revise(view, asked)
  }

  const isKnown = look.look !== undefined
  useCommand('save-view', save, isKnown && (view === null || isChanged))
  useCommand('save-view-as', saveAs, isKnown)
  return { save, saveAs }
}

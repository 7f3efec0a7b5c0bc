import { useTranslation } from 'react-i18next'
import type { ConnectionSummary } from '../../../shared/connections.ts'
import type { Command } from '../../../shared/ipc/app.ts'
import type { Settings } from '../../../shared/settings.ts'
import type { Language } from '../../../shared/language.ts'
import { texts } from '../../../shared/texts/index.ts'
import { emitCommand, isAnswered } from '../../api/commands.ts'
import { useAction } from '../../api/queries.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import type { PaletteAction } from './matching.ts'

export interface PaletteActionsProps {
  readonly connections: readonly ConnectionSummary[]
  readonly connection: ConnectionSummary
  readonly onSwitch: (connectionId: number) => void
  readonly onAdd: () => void
  readonly onAddSample: () => void
  readonly onAddReport: () => void
  readonly onImportReport: () => void
  readonly onCheck: () => void
}

const REPORT_COMMANDS = ['update', 'export', 'search', 'calendar'] as const satisfies readonly Command[]
const THEME_ACTIONS = ['light', 'dark', 'system'] as const

/** The texts in the language that is not spoken: an action is found by its name in either. */
function useOtherTexts(): (typeof texts)[Language] {
  return texts[useLanguage() === 'es' ? 'en' : 'es']
}

/** What can be done with the open report just now. */
function useReportCommands(): readonly PaletteAction[] {
  const { t } = useTranslation('palette')
  const { actions: other } = useOtherTexts().palette
  return REPORT_COMMANDS.filter(isAnswered).map((command): PaletteAction => ({
    id: command,
    group: 'thisReport',
    label: t(`actions.${command}`),
    keywords: other[command],
    run: () => {
      emitCommand(command)
    },
  }))
}

/** Switching to another operation, and setting one up. */
function useOperationCommands(props: PaletteActionsProps): readonly PaletteAction[] {
  const { connections, connection, onSwitch, onAdd, onAddSample } = props
  const { t } = useTranslation(['palette', 'start'])
  const { actions: other } = useOtherTexts().palette
  const ofOperations = connections
    .filter(({ id }) => id !== connection.id)
    .map((each): PaletteAction => {
      const name = each.isSample ? t('start:sample.label') : each.name
      return {
        id: `switch-${each.id}`,
        group: 'operations',
        label: t('palette:actions.switchTo', { name }),
        keywords: each.server,
        run: () => {
          onSwitch(each.id)
        },
      }
    })
  const add: PaletteAction = {
    id: 'add',
    group: 'operations',
    label: t('palette:actions.add'),
    keywords: other.add,
    run: onAdd,
  }
  const addSample: PaletteAction = {
    id: 'add-sample',
    group: 'operations',
    label: t('palette:actions.addSample'),
    keywords: other.addSample,
    run: onAddSample,
  }
  return [...ofOperations, add, ...(connections.some(({ isSample }) => isSample) ? [] : [addSample])]
}

/** Looking for reports that the operation has, and making or importing one of one's own. */
function useReportListCommands(props: PaletteActionsProps): readonly PaletteAction[] {
  const { onAddReport, onImportReport, onCheck } = props
  const { t } = useTranslation(['customReports', 'operationCheck'])
  const otherTexts = useOtherTexts()
  const check: PaletteAction = {
    id: 'check',
    group: 'operations',
    label: t('operationCheck:open'),
    keywords: otherTexts.operationCheck.open,
    run: onCheck,
  }
  return [
    check,
    {
      id: 'add-report',
      group: 'program',
      label: t('customReports:add'),
      keywords: `${otherTexts.customReports.add} API URL cURL Postman`,
      run: onAddReport,
    },
    {
      id: 'import-report',
      group: 'program',
      label: t('customReports:import'),
      keywords: otherTexts.customReports.import,
      run: onImportReport,
    },
  ]
}

/** The program's settings, and those that are changed at once. */
function useProgramCommands(): readonly PaletteAction[] {
  const { t } = useTranslation('palette')
  const language = useLanguage()
  const settings = useAction('settings:set')
  const { actions: other } = useOtherTexts().palette
  const set = (changed: Partial<Settings>): (() => void) => {
    return () => {
      settings.mutate(changed)
    }
  }

  return [
    {
      id: 'settings',
      group: 'program',
      label: t('actions.settings'),
      keywords: other.settings,
      run: () => {
        emitCommand('settings')
      },
    },
    {
      id: 'language',
      group: 'program',
      label: t('actions.language'),
      keywords: 'idioma language lengua español english inglés spanish',
      run: set({ language: language === 'es' ? 'en' : 'es' }),
    },
    ...THEME_ACTIONS.map((theme): PaletteAction => ({
      id: `theme-${theme}`,
      group: 'program',
      label: t(`actions.${theme}`),
      keywords: other[theme],
      run: set({ theme }),
    })),
  ]
}

/** What the palette offers besides reports. Each action is found by its name in either language. */
export function usePaletteActions(props: PaletteActionsProps): readonly PaletteAction[] {
  const ofReport = useReportCommands()
  const ofOperations = useOperationCommands(props)
  const ofReportList = useReportListCommands(props)
  const ofProgram = useProgramCommands()
  return [...ofReport, ...ofOperations, ...ofReportList, ...ofProgram]
}

import { useTranslation } from 'react-i18next'
import type { ConnectionSummary } from '../../../shared/connections.ts'
import type { Command } from '../../../shared/ipc/app.ts'
import type { Settings } from '../../../shared/settings.ts'
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

/** What the palette offers besides reports. Each action is found by its name in either language. */
export function usePaletteActions(props: PaletteActionsProps): readonly PaletteAction[] {
  const { connections, connection, onSwitch, onAdd, onAddSample, onAddReport, onImportReport, onCheck } = props
  const { t } = useTranslation(['palette', 'start', 'customReports', 'operationCheck'])
  const language = useLanguage()
  const settings = useAction('settings:set')
  const otherTexts = texts[language === 'es' ? 'en' : 'es']
  const other = otherTexts.palette.actions
  const set = (changed: Partial<Settings>): (() => void) => {
    return () => {
      settings.mutate(changed)
    }
  }

  const ofReport = REPORT_COMMANDS.filter(isAnswered).map((command): PaletteAction => ({
    id: command,
    group: 'thisReport',
    label: t(`palette:actions.${command}`),
    keywords: other[command],
    run: () => {
      emitCommand(command)
    },
  }))
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
  const check: PaletteAction = {
    id: 'check',
    group: 'operations',
    label: t('operationCheck:open'),
    keywords: otherTexts.operationCheck.open,
    run: onCheck,
  }
  const ofOwnReports: readonly PaletteAction[] = [
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
  const ofProgram: readonly PaletteAction[] = [
    {
      id: 'settings',
      group: 'program',
      label: t('palette:actions.settings'),
      keywords: other.settings,
      run: () => {
        emitCommand('settings')
      },
    },
    {
      id: 'language',
      group: 'program',
      label: t('palette:actions.language'),
      keywords: 'idioma language lengua español english inglés spanish',
      run: set({ language: language === 'es' ? 'en' : 'es' }),
    },
    ...THEME_ACTIONS.map((theme): PaletteAction => ({
      id: `theme-${theme}`,
      group: 'program',
      label: t(`palette:actions.${theme}`),
      keywords: other[theme],
      run: set({ theme }),
    })),
  ]
  return [
    ...ofReport,
    ...ofOperations,
    add,
    ...(connections.some(({ isSample }) => isSample) ? [] : [addSample]),
    check,
    ...ofOwnReports,
    ...ofProgram,
  ]
}

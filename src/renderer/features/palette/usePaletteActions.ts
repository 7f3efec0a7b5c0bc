import { useTranslation } from 'react-i18next'
import { COMMAND_IDS, factsOf } from '../../../shared/commands/commands.ts'
import type { ConnectionSummary } from '../../../shared/connections.ts'
import type { Settings } from '../../../shared/settings.ts'
import { FACTS, LANGUAGES, LOCALES, type Language } from '../../../shared/language.ts'
import { texts } from '../../../shared/texts/index.ts'
import { emitCommand, isAnswered } from '../../api/commands.ts'
import { useAction } from '../../api/queries.ts'
import { keysTextOf } from '../../components/keys.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { SECTIONS } from '../../components/settingsSections.ts'
import type { PaletteAction } from './matching.ts'

type AllTexts = typeof texts

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

const THEME_ACTIONS = ['light', 'dark', 'system'] as const

/** What the languages say that are not spoken: an action is found by its name in any. */
function useOtherTexts(): (of: (texts: AllTexts[Language]) => string) => string {
  const spoken = useLanguage()
  const others = LANGUAGES.filter((language) => language !== spoken)
  return (of) => others.map((language) => of(texts[language])).join(' ')
}

/** What a language calls another. */
function nameIn(language: Language, of: Language): string {
  return new Intl.DisplayNames(LOCALES[language], { type: 'language' }).of(of) ?? FACTS[of].name
}

/** Switching to each of the other languages, found by whatever any language calls it. */
function useLanguageCommands(): readonly PaletteAction[] {
  const { t } = useTranslation('palette')
  const spoken = useLanguage()
  const settings = useAction('settings:set')
  const words = LANGUAGES.map((language) => texts[language].palette.actions.languageWords)
  return LANGUAGES.filter((language) => language !== spoken).map((language): PaletteAction => ({
    id: `language-${language}`,
    group: 'program',
    label: t('actions.language', { language: nameIn(spoken, language), itsName: FACTS[language].name }),
    keywords: [...words, ...LANGUAGES.map((each) => nameIn(each, language))].join(' '),
    run: () => {
      settings.mutate({ language })
    },
  }))
}

/** The commands that something answers to just now, as the menu has them. */
function useCommandActions(): readonly PaletteAction[] {
  const { t } = useTranslation('commands')
  const language = useLanguage()
  const others = useOtherTexts()
  return COMMAND_IDS.flatMap((command): readonly PaletteAction[] => {
    const { palette: group } = factsOf(command)
    if (group === undefined || !isAnswered(command)) return []
    const keys = keysTextOf(command, language)
    return [
      {
        id: command,
        group,
        label: t(`${command}.label`),
        keywords: `${t(`${command}.words`)} ${others(({ commands }) => Object.values(commands[command]).join(' '))}`,
        ...(keys === undefined ? {} : { keys }),
        run: () => {
          emitCommand(command)
        },
      },
    ]
  })
}

/** Switching to another operation, and setting one up. */
function useOperationCommands(props: PaletteActionsProps): readonly PaletteAction[] {
  const { connections, connection, onSwitch, onAdd, onAddSample } = props
  const { t } = useTranslation(['palette', 'start'])
  const others = useOtherTexts()
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
    keywords: others(({ palette }) => palette.actions.add),
    run: onAdd,
  }
  const addSample: PaletteAction = {
    id: 'add-sample',
    group: 'operations',
    label: t('palette:actions.addSample'),
    keywords: others(({ palette }) => palette.actions.addSample),
    run: onAddSample,
  }
  return [...ofOperations, add, ...(connections.some(({ isSample }) => isSample) ? [] : [addSample])]
}

/** Looking for reports that the operation has, and making or importing one of one's own. */
function useReportListCommands(props: PaletteActionsProps): readonly PaletteAction[] {
  const { onAddReport, onImportReport, onCheck } = props
  const { t } = useTranslation(['customReports', 'operationCheck'])
  const others = useOtherTexts()
  const check: PaletteAction = {
    id: 'check',
    group: 'operations',
    label: t('operationCheck:open'),
    keywords: others(({ operationCheck }) => operationCheck.open),
    run: onCheck,
  }
  return [
    check,
    {
      id: 'add-report',
      group: 'program',
      label: t('customReports:add'),
      keywords: `${others(({ customReports }) => customReports.add)} API URL cURL Postman`,
      run: onAddReport,
    },
    {
      id: 'import-report',
      group: 'program',
      label: t('customReports:import'),
      keywords: others(({ customReports }) => customReports.import),
      run: onImportReport,
    },
  ]
}

/** The sections of the settings, each found by what is done there. */
function useSectionCommands(): readonly PaletteAction[] {
  const { t } = useTranslation(['palette', 'settings'])
  const others = useOtherTexts()
  return SECTIONS.map((section): PaletteAction => ({
    id: `settings-${section}`,
    group: 'program',
    label: t('palette:actions.section', { section: t(`settings:sections.${section}`) }),
    keywords: [
      t(`palette:sectionWords.${section}`),
      others(({ palette, settings }) => `${settings.sections[section]} ${palette.sectionWords[section]}`),
    ].join(' '),
    run: () => {
      emitCommand('settings', section)
    },
  }))
}

/** Settings that are changed at once. */
function useProgramCommands(): readonly PaletteAction[] {
  const { t } = useTranslation('palette')
  const settings = useAction('settings:set')
  const others = useOtherTexts()
  const set = (changed: Partial<Settings>): (() => void) => {
    return () => {
      settings.mutate(changed)
    }
  }

  return [
    ...useLanguageCommands(),
    ...THEME_ACTIONS.map((theme): PaletteAction => ({
      id: `theme-${theme}`,
      group: 'program',
      label: t(`actions.${theme}`),
      keywords: others(({ palette }) => palette.actions[theme]),
      run: set({ theme }),
    })),
  ]
}

/** What the palette offers besides reports. Each action is found by its name in any language. */
export function usePaletteActions(props: PaletteActionsProps): readonly PaletteAction[] {
  const ofCommands = useCommandActions()
  const ofOperations = useOperationCommands(props)
  const ofReportList = useReportListCommands(props)
  const ofProgram = useProgramCommands()
  const ofSettings = useSectionCommands()
  return [...ofCommands, ...ofOperations, ...ofReportList, ...ofProgram, ...ofSettings]
}

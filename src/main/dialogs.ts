import { join } from 'node:path'
import { app, dialog, type OpenDialogOptions, type SaveDialogOptions } from 'electron'
import { drawnFormatOf, FILE_FORMATS, formatByFileName } from '../shared/fileFormats.ts'
import type { Language } from '../shared/language.ts'
import { SMALL_FILE_ENDINGS, type SmallFileKind } from './smallFiles.ts'
import { mainWindow } from './window.ts'
import { desktopTexts } from './texts.ts'

async function save(options: SaveDialogOptions): Promise<string | null> {
  const window = mainWindow()
  const { canceled, filePath } = await (window === undefined
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(window, options))
  return canceled || filePath === '' ? null : filePath
}

/** The folder that save dialogs open with: the one chosen last in this run, at first the user's documents. */
let lastFolder: string | undefined

/**
 * Asks where an export goes.
 *
 * @param offered the folder that is offered at first, where the computer's administrator set one
 * @returns the file's path, or null where the user thought better of it
 */
export async function askForExportFile(
  suggestedName: string,
  language: Language,
  offered: string | null,
): Promise<string | null> {
  const t = desktopTexts(language)
  const { files, extension } = FILE_FORMATS[drawnFormatOf(suggestedName) ?? formatByFileName(suggestedName) ?? 'csv']
  const file = await save({
    title: t('saveExport'),
    defaultPath: join(lastFolder ?? offered ?? app.getPath('documents'), suggestedName),
    filters: [{ name: files[language], extensions: [extension] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  })
  if (file !== null) lastFolder = join(file, '..')
  return file
}

/** Asks where the support file goes. @returns the file's path, or null */
export function askForSupportFile(language: Language): Promise<string | null> {
  const t = desktopTexts(language)
  return save({
    title: t('saveSupport'),
    defaultPath: join(app.getPath('documents'), t('supportName')),
    filters: [{ name: t('textFiles'), extensions: ['txt'] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  })
}

/** Asks where the description of a report, a view, rules or an invitation go. @returns the file's path, or null */
export function askForSmallFile(
  kind: SmallFileKind,
  suggestedName: string,
  language: Language,
): Promise<string | null> {
  const t = desktopTexts(language)
  return save({
    title: t(`smallFiles.${kind}.save`),
    defaultPath: join(app.getPath('documents'), suggestedName),
    filters: [{ name: t(`smallFiles.${kind}.name`), extensions: [SMALL_FILE_ENDINGS[kind]] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  })
}

/** Asks for a file of a kind, as a report's description or a view. @returns the file's path, or null */
export async function chooseSmallFile(kind: SmallFileKind, language: Language): Promise<string | null> {
  const t = desktopTexts(language)
  const options: OpenDialogOptions = {
    title: t(`smallFiles.${kind}.open`),
    defaultPath: app.getPath('documents'),
    filters: [{ name: t(`smallFiles.${kind}.name`), extensions: [SMALL_FILE_ENDINGS[kind]] }],
    properties: ['openFile'],
  }
  const window = mainWindow()
  const { canceled, filePaths } = await (window === undefined
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(window, options))
  return canceled ? null : (filePaths[0] ?? null)
}

/** Asks for the folder that a schedule's files go to. @param offered as of a file @returns its path, or null */
export async function askForFolder(language: Language, offered: string | null): Promise<string | null> {
  const t = desktopTexts(language)
  const options: OpenDialogOptions = {
    title: t('chooseFolder'),
    defaultPath: lastFolder ?? offered ?? app.getPath('documents'),
    properties: ['openDirectory', 'createDirectory'],
  }
  const window = mainWindow()
  const { canceled, filePaths } = await (window === undefined
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(window, options))
  return canceled ? null : (filePaths[0] ?? null)
}

const STAY = 0
const LEAVE = 1

/** Asks whether to quit although work is under way. Staying is the default. */
export async function askToQuit(language: Language): Promise<boolean> {
  const t = desktopTexts(language)
  const options = {
    type: 'question' as const,
    title: t('quitTitle'),
    message: t('quitQuestion'),
    detail: t('quitDetail'),
    buttons: [t('quitStay'), t('quitLeave')],
    defaultId: STAY,
    cancelId: STAY,
    noLink: true,
  }
  const window = mainWindow()
  const { response } = await (window === undefined
    ? dialog.showMessageBox(options)
    : dialog.showMessageBox(window, options))
  return response === LEAVE
}

/** Says once that the program goes on without its window. @returns whether it is to go on */
export async function tellOfBackground(language: Language): Promise<boolean> {
  const t = desktopTexts(language)
  const { response } = await dialog.showMessageBox({
    type: 'info',
    title: t('backgroundTitle'),
    message: t('backgroundTitle'),
    detail: t('backgroundDetail'),
    buttons: [t('backgroundUnderstood'), t('quitLeave')],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  })
  return response === 0
}

/** Says that the window failed again and again. @returns whether it is to be opened again */
export async function askToReload(language: Language): Promise<boolean> {
  const t = desktopTexts(language)
  const { response } = await dialog.showMessageBox({
    type: 'error',
    title: t('crashTitle'),
    message: t('crashTitle'),
    detail: t('crashDetail'),
    buttons: [t('crashReload'), t('quitLeave')],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  })
  return response === 0
}

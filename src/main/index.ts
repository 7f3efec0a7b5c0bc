import { join } from 'node:path'
import { setImmediate, setTimeout as wait } from 'node:timers/promises'
import { app, dialog, nativeTheme, powerMonitor, session } from 'electron'
import { toAppError } from '../shared/errors.ts'
import { explain } from '../shared/errorTexts.ts'
import type { AppEvent } from '../shared/ipc/contract.ts'
import { listSeparatorOf } from '../shared/format.ts'
import { isInvitationFile } from '../shared/invitationFile.ts'
import { languageOf } from '../shared/language.ts'
import type { Policy } from '../shared/policy/policy.ts'
import type { PolicyReport } from '../shared/policy/report.ts'
import { catalogue } from '../shared/reports/index.ts'
import { offeredFolder } from '../core/export/allowedFolders.ts'
import { keychain } from '../core/vault/keychain.ts'
import { readSystemPolicy } from '../core/policy/readPolicy.ts'
import { profileOf, programFolder, type Profile } from '../core/vault/profile.ts'
import { refuseUncheckedCertificates } from '../core/wolkvox/uncheckedCertificates.ts'
import { Background, logPartsOf } from './background.ts'
import { Network } from './network/network.ts'
import { offerContextMenu } from './contextMenu.ts'
import { reloadCrashedWindows } from './crashes.ts'
import { Desk } from '../desk/desk.ts'
import { DrawingRoom } from './drawingRoom.ts'
import { systemListSeparator } from './listSeparator.ts'
import { policyLines } from './policyLines.ts'
import { Preferences } from './preferences.ts'
import { notifyOf } from './notices.ts'
import { askForExportFile, askForFolder, askToQuit, askToReload, tellOfBackground } from './dialogs.ts'
import { tellWindow } from './ipc/events.ts'
import { answerRequests } from './ipc/handle.ts'
import { handlersOf } from './ipc/handlers.ts'
import { asksToStayHidden, isStartOfSession, startAtLogin } from './login.ts'
import { Invitations } from './invitations.ts'
import { Journal } from './journal.ts'
import { ProgramMenu } from './menu.ts'
import { followOpenedFiles } from './openedFiles.ts'
import { Quitting } from './quitting.ts'
import { denyNavigation, denyPermissions, registerAppScheme, serveApp } from './security.ts'
import { leaveFor } from './startAgain.ts'
import { surroundingsOf, type SurroundingsParts } from './surroundings.ts'
import { refusedSwitch } from './switches.ts'
import { desktopTexts } from './texts.ts'
import { News } from './updates/news.ts'
import { openUpdater } from './updates/programUpdates.ts'
import { Updates } from './updates/updates.ts'
import { watchPolicy } from './watchPolicy.ts'
import { focusMainWindow, openMainWindow } from './window.ts'

// The composition root: builds everything and passes it in. This file becomes out/main/index.js.

const isMac = process.platform === 'darwin'
const outFolder = join(import.meta.dirname, '..')
const workers = {
  store: workerUrl('storeWorker.js'),
  rebuild: workerUrl('rebuildWorker.js'),
  sample: workerUrl('sampleWorker.js'),
}
const profile = ownProfile()
// Chromium's own files lie with ours: on Windows in what is this computer's alone, too.
if (process.platform === 'win32' && !app.commandLine.hasSwitch('user-data-dir')) {
  app.setPath('userData', programFolder(process.env))
}
const preload = join(outFolder, 'preload/index.cjs')
// Read while Electron gets ready: nothing waits for it.
const readingPolicy = readSystemPolicy()
const drawingRoom = new DrawingRoom(preload)
const network = new Network(keychain, {
  policy: async () => (await readingPolicy).policy,
  onLoginWanted: (proxy) => {
    tellWindow({ kind: 'proxy-login', proxy })
  },
  onLoginsChanged: () => {
    tellWindow({ kind: 'proxy-logins' })
  },
})
const invitations = new Invitations(() => {
  tellWindow({ kind: 'invitation' })
})
const journal = new Journal(join(profile.folder, 'logs'), outFolder)

/**
 * How long the store's threads let the window's process begin. Where there are few cores they take them from each
 * other, and the page asks for nothing before it has run for longer than the store takes to open.
 */
const WINDOW_AHEAD_MS = 120

/**
 * A thread's file. In the packaged program it lies in the checked archive, as this file does: threads read it there.
 */
function workerUrl(name: string): URL {
  return new URL(name, import.meta.url)
}

/** The data folder. Where it cannot be had the program ends, after it said why. */
function ownProfile(): Profile {
  try {
    return profileOf(process.env)
  } catch (cause) {
    const { sentence, hint } = explain(toAppError(cause).toData(), languageOf(app.getLocale()), 'window')
    dialog.showErrorBox('Atalaya', [sentence, hint].join('\n'))
    app.exit(1)
    throw cause
  }
}

function failToStart(cause: unknown): void {
  journal.error('start', cause)
  const { sentence, hint } = explain(toAppError(cause).toData(), languageOf(app.getLocale()), 'window')
  dialog.showErrorBox('Atalaya', `${sentence}\n\n${hint}`)
  app.exit(1)
}

/**
 * The program's settings. Where the system has its own, its usual ones hold until it has been asked, once the window is
 * on its way.
 */
function ownPreferences(): Preferences {
  const language = languageOf(app.getLocale())
  return new Preferences(profile.folder, { language, listSeparator: listSeparatorOf(language) })
}

/** What stands behind the window. @param hear hears of each event before the windows do */
function makeDesk(
  preferences: Preferences,
  policy: Policy,
  hear: (event: AppEvent) => void,
  showWindow: () => void,
): Desk {
  const desk = new Desk({
    profile,
    environment: process.env,
    secrets: keychain,
    catalogue,
    workers,
    fetch: network.fetch,
    policy,
    announce: (event) => {
      journal.event(event)
      hear(event)
      tellWindow(event)
    },
    askForFile: (name) => askForExportFile(name, preferences.language, offeredFolder(policy)),
    language: () => preferences.language,
    listSeparator: () => preferences.listSeparator,
    askForFolder: () => askForFolder(preferences.language, offeredFolder(policy)),
    drawer: drawingRoom,
    notify: (notice) => {
      journal.write(`schedule needs its user: ${notice.error.code}`)
      notifyOf(notice, 'schedule', desk.catalogue, preferences.language, showWindow)
    },
    notifyOfLog: (notice) => {
      journal.write(`log needs its user: ${notice.error.code}`)
      notifyOf(notice, 'log', desk.catalogue, preferences.language, showWindow)
    },
  })
  return desk
}

/** What goes on without a window. */
function makeBackground(
  preferences: Preferences,
  desk: Desk,
  isLeaving: () => boolean,
  showWindow: () => void,
): Background {
  return new Background({
    imageFolder: join(outFolder, '../resources'),
    settings: () => preferences.settings,
    language: () => preferences.language,
    log: {
      ...logPartsOf(desk),
      remember: (paused) =>
        desk.live.rememberPaused(paused.map(({ scope, everyMinutes }) => ({ scope, everyMinutes }))),
    },
    openWindow: showWindow,
    isLeaving,
    isTold: () => preferences.isBackgroundTold,
    tell: () => {
      preferences.rememberBackgroundTold()
      return tellOfBackground(preferences.language)
    },
    onProblem: (cause) => {
      journal.error('background', cause)
    },
  })
}

/** What keeps the program current. @param quitting asked for only when a newer version is to be installed */
function makeUpdates(preferences: Preferences, policy: Policy, desk: Desk, quitting: () => Quitting): Updates {
  return new Updates({
    open: () => openUpdater(network, policy),
    settings: () => preferences.settings,
    announce: (state) => {
      tellWindow({ kind: 'updates', state })
    },
    note: (text) => {
      journal.write(text)
    },
    leaveFor: (last) => leaveFor(desk, quitting(), last),
  })
}

/** Does what the system asks: opens a window, leaves, sleeps. */
function followSystem(desk: Desk, background: Background, showWindow: () => void): void {
  app.on('second-instance', (_event, argv) => {
    if (!asksToStayHidden(argv)) showWindow()
  })
  app.on('activate', showWindow)
  // On macOS: what was opened waits for an answer in the window.
  app.on('open-file', showWindow)
  app.on('window-all-closed', () => {
    if (!isMac && !background.isWanted) app.quit()
  })
  powerMonitor.on('suspend', () => {
    desk.sleep()
  })
  powerMonitor.on('resume', () => {
    desk.wake()
  })
}

/** Answers what windows ask. */
function answerWindows(
  preferences: Preferences,
  policy: PolicyReport,
  desk: Desk,
  menu: ProgramMenu,
  upkeep: Pick<SurroundingsParts, 'updates' | 'news' | 'policyWatch' | 'restart'>,
  onSettings: () => void,
): void {
  const handlers = handlersOf(
    desk,
    surroundingsOf({
      profile,
      policy,
      preferences,
      journal,
      drawingRoom,
      network,
      ...upkeep,
      invitations,
      startAtLogin,
      offerCommands: (commands) => {
        menu.offer(commands)
      },
      onSettings: (settings) => {
        onSettings()
        tellWindow({ kind: 'settings', settings })
      },
    }),
  )
  answerRequests(handlers, (channel, error) => {
    if (error.code !== 'cancelled') journal.write(`${channel}: ${error.code}`)
    desk.notice(error)
  })
}

/** What every window is held to, and what is done where one crashes. */
function prepareWindows(preferences: Preferences): void {
  denyPermissions(session.defaultSession)
  offerContextMenu(() => preferences.language)
  serveApp(session.defaultSession, join(outFolder, 'renderer'))
  reloadCrashedWindows({
    onCrash: (reason) => {
      journal.write(`window gone: ${reason}`)
    },
    askToReload: () => askToReload(preferences.language),
  })
}

function makeMenu(preferences: Preferences): ProgramMenu {
  return new ProgramMenu(() => ({
    language: preferences.language,
    isMac,
    withDevTools: !app.isPackaged,
    onCommand: (command) => {
      tellWindow({ kind: 'command', command })
    },
  }))
}

async function start(): Promise<void> {
  refuseUncheckedCertificates(process.env)
  const locale = app.getSystemLocale()
  const preferences = ownPreferences()
  const showWindow = (): void => {
    if (focusMainWindow()) return
    openMainWindow({
      preload,
      icon: join(outFolder, '../resources/icon.png'),
      place: preferences.window,
      onPlace: (place) => {
        preferences.rememberWindow(place)
      },
      mayClose: () => quitting.mayClose(!isMac),
      hides: () => background.hidesWindow(),
    }).catch(failToStart)
  }
  const hear = (event: AppEvent): void => {
    if (event.kind === 'live') background.hear(event.state)
  }
  const policy = await readingPolicy
  for (const line of policyLines(policy)) journal.write(line)
  preferences.goBy(policy.policy)
  const desk = makeDesk(preferences, policy.policy, hear, showWindow)
  const quitting = new Quitting({
    isBusy: () => desk.jobs.isBusy,
    ask: () => askToQuit(preferences.language),
    finish: () => desk.finish(),
    close: async () => {
      await background.endPause().catch(() => undefined)
      await desk.close()
    },
  })
  const menu = makeMenu(preferences)
  const updates = makeUpdates(preferences, policy.policy, desk, () => quitting)
  const news = new News(preferences, app.getVersion())
  const applySettings = (): void => {
    nativeTheme.themeSource = preferences.settings.theme
    menu.show()
    background.show()
    updates.follow()
  }
  prepareWindows(preferences)
  const policyWatch = watchPolicy(policy, (next) => {
    journal.write(next === null ? 'policy: as it holds' : 'policy changed: it holds from the next start')
    tellWindow({ kind: 'policy' })
  })
  const restart = (): Promise<void> => leaveFor(desk, quitting, () => false)
  answerWindows(preferences, policy, desk, menu, { updates, news, policyWatch, restart }, applySettings)
  const background = makeBackground(preferences, desk, () => quitting.isLeaving, showWindow)
  // The window first, in its theme's colour: other processes make it ready while all that follows is done.
  nativeTheme.themeSource = preferences.settings.theme
  const isShown = !(background.isWanted && isStartOfSession())
  if (isShown) showWindow()
  await setImmediate()
  applySettings()
  followSystem(desk, background, showWindow)
  if (isShown) await wait(WINDOW_AHEAD_MS)
  await desk.start()
  background.followLogs().catch(() => undefined)
  news.begin()
  updates.begin().catch((cause: unknown) => {
    journal.error('updates', cause)
  })
  // Asking the system takes a program of its own: nothing waits for it.
  preferences.correctSystem({ listSeparator: await systemListSeparator(process.platform, locale) })
  tellWindow({ kind: 'settings', settings: preferences.settings })
}

/** Ends before anything is open: Chromium acts on its switches only after this module has run. */
function refuseToStart(name: string): void {
  const t = desktopTexts(languageOf(new Intl.DateTimeFormat().resolvedOptions().locale))
  dialog.showErrorBox(t('refusedSwitchTitle'), t('refusedSwitch', { name }))
  app.exit(2)
}

// One that is not packaged is the developers' own: tests drive it through such a port.
const refused = app.isPackaged ? refusedSwitch(process.argv.slice(1), process.platform) : undefined
if (refused !== undefined) refuseToStart(refused)
else if (app.requestSingleInstanceLock()) {
  app.enableSandbox()
  registerAppScheme()
  denyNavigation()
  followOpenedFiles(isInvitationFile, (file) => {
    void invitations.open(file)
  })
  process.on('uncaughtException', (cause) => {
    journal.error('uncaught', cause)
  })
  process.on('unhandledRejection', (cause) => {
    journal.error('unhandled', cause)
  })
  // Not awaited here: Electron gets ready only after this module has been evaluated.
  app.whenReady().then(start).catch(failToStart)
} else app.quit()

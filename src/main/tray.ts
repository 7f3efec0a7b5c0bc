import { join } from 'node:path'
import { Menu, Tray, type MenuItemConstructorOptions } from 'electron'
import type { Language } from '../shared/language.ts'
import type { LogStanding } from './logSwitch.ts'
import { desktopTexts } from './texts.ts'

export interface TrayActions {
  readonly open: () => void
  readonly pause: () => void
  readonly resume: () => void
  readonly quit: () => void
}

export interface TrayLook {
  readonly isShown: boolean
  readonly language: Language
  readonly standing: LogStanding
}

/** The icon beside the clock, by which a program without a window is reached. */
export class TrayIcon {
  readonly #image: string
  readonly #actions: TrayActions
  #tray: Tray | undefined

  /** @param folder where the images lie */
  constructor(folder: string, actions: TrayActions) {
    // macOS paints images of this name as its menu bar needs them.
    this.#image = join(folder, process.platform === 'darwin' ? 'trayTemplate.png' : 'tray.png')
    this.#actions = actions
  }

  /** Shows the icon as things stand now, or takes it away. */
  show({ isShown, language, standing }: TrayLook): void {
    if (!isShown) {
      this.#tray?.destroy()
      this.#tray = undefined
      return
    }
    const t = desktopTexts(language)
    if (this.#tray === undefined) {
      this.#tray = new Tray(this.#image)
      // macOS opens the menu with any press, and Linux tells of none.
      if (process.platform !== 'darwin') this.#tray.on('click', this.#actions.open)
    }
    const { open, pause, resume, quit } = this.#actions
    const log: MenuItemConstructorOptions[] =
      standing === 'none'
        ? []
        : [
            standing === 'running'
              ? { label: t('tray.pause'), click: pause }
              : { label: t('tray.resume'), click: resume },
          ]
    this.#tray.setToolTip(t(standing === 'none' ? 'tray.idle' : `tray.${standing}`))
    this.#tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: t('tray.open'), click: open },
        ...log,
        { type: 'separator' },
        { label: t('tray.quit'), click: quit },
      ]),
    )
  }
}

import { app, Menu } from 'electron'
import type { Command } from '../shared/commands/commands.ts'
import { texts } from '../shared/texts/index.ts'
import { menuTemplate, type MenuOptions } from './menuTemplate.ts'

/** The program's menu: it is drawn anew with the language, and grey where nothing answers. */
export class ProgramMenu {
  readonly #options: () => Omit<MenuOptions, 'offered'>
  #offered: ReadonlySet<Command> = new Set()

  /** @param options what the menu is made of, asked each time it is drawn */
  constructor(options: () => Omit<MenuOptions, 'offered'>) {
    this.#options = options
  }

  /** Draws the menu, and says what the program is where that is asked. */
  show(): void {
    const options = this.#options()
    app.setAboutPanelOptions({
      applicationName: 'Atalaya',
      applicationVersion: app.getVersion(),
      copyright: texts[options.language].settings.about.independent,
    })
    const template = menuTemplate({ ...options, offered: this.#offered })
    Menu.setApplicationMenu(Menu.buildFromTemplate(template))
  }

  /** Offers the commands that the window answers to, and no others. */
  offer(commands: readonly Command[]): void {
    const before = this.#offered
    this.#offered = new Set(commands)
    const menu = Menu.getApplicationMenu()
    for (const command of before.symmetricDifference(this.#offered)) {
      const item = menu?.getMenuItemById(command)
      if (item) item.enabled = this.#offered.has(command)
    }
  }
}

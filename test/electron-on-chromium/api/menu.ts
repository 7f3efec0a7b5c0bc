import { app } from './app.ts'
import { checkOptions, strict } from '../strict.ts'

interface ItemOptions {
  readonly label?: string
  readonly role?: string
  readonly type?: string
  readonly id?: string
  readonly accelerator?: string
  readonly enabled?: boolean
  readonly visible?: boolean
  readonly checked?: boolean
  readonly submenu?: readonly ItemOptions[] | Menu
  readonly click?: (item: object, window: object | undefined, event: object) => void
}

const ITEM_OPTIONS = new Set([
  'label',
  'role',
  'type',
  'id',
  'accelerator',
  'enabled',
  'visible',
  'checked',
  'submenu',
  'click',
  'sublabel',
  'toolTip',
  'registerAccelerator',
])
const TYPES = new Set(['normal', 'separator', 'submenu', 'checkbox', 'radio', 'header', 'palette'])
const ROLES = new Set(
  `undo redo cut copy paste pasteAndMatchStyle delete selectAll reload forceReload toggleDevTools resetZoom zoomIn zoomOut
  toggleSpellChecker togglefullscreen window minimize close help about services hide hideOthers unhide quit showSubstitutions
  toggleSmartQuotes toggleSmartDashes toggleTextReplacement startSpeaking stopSpeaking zoom front appMenu fileMenu editMenu
  viewMenu shareMenu recentDocuments toggleTabBar selectNextTab selectPreviousTab showAllTabs mergeAllWindows
  clearRecentDocuments moveTabToNewWindow windowMenu`.split(/\s+/),
)

class MenuItem {
  readonly label: string
  readonly role: string | undefined
  readonly type: string
  readonly id: string | undefined
  readonly accelerator: string | undefined
  readonly submenu: Menu | undefined
  enabled: boolean
  visible: boolean
  checked: boolean
  readonly click: () => void

  constructor(options: ItemOptions) {
    checkOptions('the option MenuItem', options, ITEM_OPTIONS)
    const { label = '', role, type, id, accelerator, submenu, click } = options
    if (role !== undefined && !ROLES.has(role)) throw new TypeError(`Unknown menu role '${role}'`)
    if (type !== undefined && !TYPES.has(type)) throw new TypeError(`Unknown menu item type '${type}'`)
    this.label = label
    this.role = role
    this.type = type ?? (submenu === undefined ? 'normal' : 'submenu')
    this.id = id
    this.accelerator = accelerator
    this.submenu = submenu === undefined || submenu instanceof Menu ? submenu : Menu.buildFromTemplate(submenu)
    this.enabled = options.enabled ?? true
    this.visible = options.visible ?? true
    this.checked = options.checked ?? false
    this.click = () => {
      if (role === 'quit') app.quit()
      else click?.(this, undefined, {})
    }
  }
}

let applicationMenu: Menu | null = null

/** A menu that tests can look at and click in. It is drawn nowhere, and no key reaches it. */
class Menu {
  readonly items: MenuItem[] = []

  static buildFromTemplate(template: readonly ItemOptions[]): Menu {
    const menu = new Menu()
    for (const options of template) menu.append(new MenuItem(options))
    return strict('Menu', menu)
  }

  static setApplicationMenu(menu: Menu | null): void {
    applicationMenu = menu
  }

  static getApplicationMenu(): Menu | null {
    return applicationMenu
  }

  append(item: MenuItem): void {
    this.items.push(item)
  }

  popup(): void {}

  closePopup(): void {}

  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id)
      if (found !== undefined && found !== null) return found
    }
    return null
  }
}

const StrictMenu = strict('Menu', Menu)
const StrictMenuItem = strict('MenuItem', MenuItem)

export { StrictMenu as Menu, StrictMenuItem as MenuItem }

import { useTranslation } from 'react-i18next'
import { keysOf } from '../../../shared/commands/commands.ts'
import { writtenKeys } from '../../../shared/commands/keys.ts'
import { menuLayouts, ROLE_KEYS, type MenuEntry } from '../../../shared/commands/menus.ts'
import { KEY_PLACES, PLACE_KEYS, type PlaceKeyName } from '../../../shared/commands/placeKeys.ts'
import { GUIDES } from '../../../shared/guide/guides.ts'
import { texts } from '../../../shared/texts/index.ts'
import { IS_MAC } from '../../components/keys.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { Keys } from './GuideLine.tsx'

interface KeyTable {
  readonly title: string
  readonly lines: readonly { readonly label: string; readonly keys: readonly string[] }[]
}

const PLACE_KEY_NAMES = Object.keys(PLACE_KEYS) as readonly PlaceKeyName[]

/** Every key there is, as the menus and the parts of the window have them. */
function useKeyTables(): readonly KeyTable[] {
  const language = useLanguage()
  const { commands, common, desktop } = texts[language]
  const { places, placeKeys } = GUIDES[language]
  const written = (keys: readonly string[]): readonly string[] =>
    keys.map((each) => writtenKeys(each, IS_MAC, language))
  const lineOf = (entry: MenuEntry): KeyTable['lines'] => {
    const keys = 'role' in entry ? [ROLE_KEYS[entry.role] ?? []].flat() : keysOf(entry.command, IS_MAC)
    const label = 'role' in entry ? desktop.menu[entry.role] : commands[entry.command].label
    return keys.length === 0 ? [] : [{ label: label.replace(/…$/, ''), keys: written(keys) }]
  }
  const ofMenus = menuLayouts({ isMac: IS_MAC, withDevTools: false }).map(({ id, groups }) => ({
    title: id === 'app' ? common.appName : desktop.menu[id],
    lines: groups.flat().flatMap(lineOf),
  }))
  const ofPlaces = KEY_PLACES.map((place) => ({
    title: places[place],
    lines: PLACE_KEY_NAMES.filter((name) => PLACE_KEYS[name].place === place).map((name) => ({
      label: placeKeys[name],
      keys: written(PLACE_KEYS[name].keys),
    })),
  }))
  return [...ofMenus, ...ofPlaces].filter(({ lines }) => lines.length > 0)
}

/** All keys in tables, menu by menu and place by place. */
export function KeyTables() {
  const { t } = useTranslation('guide')
  return useKeyTables().map(({ title, lines }) => (
    <table key={title} className="guide-table">
      <caption>{title}</caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{t('action')}</th>
          <th scope="col">{t('keys')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ label, keys }) => (
          <tr key={label}>
            <td>{label}</td>
            <td>
              <Keys keys={keys} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  ))
}

import { ActionIcon, Menu } from '@mantine/core'
import {
  IconArrowDown,
  IconArrowsHorizontal,
  IconArrowUp,
  IconCheck,
  IconDots,
  IconExternalLink,
  IconPinnedOff,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { CardForm, HomeCard } from '../../../shared/home.ts'

/** What can be done with a card. */
export interface CardActions {
  readonly onOpen: () => void
  readonly onForm: (form: CardForm | null) => void
  readonly onWide: (isWide: boolean) => void
  readonly onUnpin: () => void
  /** Null where it is the first. */
  readonly onEarlier: (() => void) | null
  /** Null where it is the last. */
  readonly onLater: (() => void) | null
}

interface CardMenuProps extends CardActions {
  readonly card: HomeCard
  /** The forms that the card can have. */
  readonly forms: readonly CardForm[]
}

/** The menu of a card: opening its view, how it is shown, where it stands, taking it away. */
export function CardMenu(props: CardMenuProps) {
  const { card, forms, onOpen, onForm, onWide, onUnpin, onEarlier, onLater } = props
  const { t } = useTranslation('home')
  const choices = forms.length < 2 ? [] : [null, ...forms]
  return (
    <Menu position="bottom-end" withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <ActionIcon className="home-card-menu" aria-label={t('card.menu', { name: card.name })}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconExternalLink size={15} />} onClick={onOpen}>
          {t('card.openView')}
        </Menu.Item>
        {choices.length > 0 && <Menu.Label>{t('card.form')}</Menu.Label>}
        {choices.map((form) => (
          <Menu.Item
            key={form ?? 'fitting'}
            role="menuitemradio"
            aria-checked={card.form === form}
            leftSection={card.form === form ? <IconCheck size={15} /> : <span className="home-menu-gap" />}
            onClick={() => onForm(form)}
          >
            {t(`card.forms.${form ?? 'fitting'}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconArrowsHorizontal size={15} />} onClick={() => onWide(!card.isWide)}>
          {t(card.isWide ? 'card.narrow' : 'card.wide')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowUp size={15} />}
          disabled={onEarlier === null}
          onClick={() => onEarlier?.()}
          rightSection={<kbd className="home-keys">Alt ↑</kbd>}
        >
          {t('card.earlier')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowDown size={15} />}
          disabled={onLater === null}
          onClick={() => onLater?.()}
          rightSection={<kbd className="home-keys">Alt ↓</kbd>}
        >
          {t('card.later')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconPinnedOff size={15} />} onClick={onUnpin}>
          {t('card.unpin')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

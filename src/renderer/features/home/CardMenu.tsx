import { ActionIcon, Menu } from '@mantine/core'
import {
  IconArrowDown,
  IconArrowsHorizontal,
  IconArrowUp,
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

/** What stands for no form of one's own. */
const FITTING = 'fitting'

/** The menu of a card: opening its view, how it is shown, where it stands, taking it away. */
export function CardMenu(props: CardMenuProps) {
  const { card, forms, onOpen, onForm, onWide, onUnpin, onEarlier, onLater } = props
  const { t } = useTranslation('home')
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
        {forms.length > 1 && (
          <>
            <Menu.Label>{t('card.form')}</Menu.Label>
            <Menu.RadioGroup
              value={card.form ?? FITTING}
              onChange={(chosen) => onForm(forms.find((form) => form === chosen) ?? null)}
            >
              {([FITTING, ...forms] as const).map((form) => (
                <Menu.RadioItem key={form} value={form} closeMenuOnClick>
                  {t(`card.forms.${form}`)}
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
          </>
        )}
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

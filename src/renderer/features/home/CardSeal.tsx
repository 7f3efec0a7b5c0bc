import { Button, Popover } from '@mantine/core'
import { IconHistory, IconRefresh } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { homeTexts } from '../../../shared/commonTexts/home.ts'
import type { CardAnswer } from '../../../shared/home.ts'
import { VERDICT_ICONS } from '../../components/verdictIcons.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { useMomentText } from '../../text/useMomentText.ts'

interface CardSealProps {
  readonly name: string
  readonly answer: CardAnswer
  readonly timeZone: string
  /** Fetches what this card lacks; null where nothing can be fetched now. */
  readonly onUpdate: (() => void) | null
}

/** How whole a card is, in a word; what exactly is missing, and fetching that, behind it. */
export function CardSeal({ name, answer: { seal, requests }, timeZone, onUpdate }: CardSealProps) {
  const { t } = useTranslation('home')
  const language = useLanguage()
  const momentText = useMomentText()
  const { verdict, updatedAtMs, caveats } = seal
  const SealIcon = VERDICT_ICONS[verdict]
  const word = homeTexts(verdict)[language]
  return (
    <Popover width={320} shadow="md" radius="md" position="top-start" trapFocus returnFocus withRoles={false}>
      <Popover.Target>
        <button type="button" className="home-seal" data-verdict={verdict} aria-haspopup="dialog">
          <SealIcon size={15} aria-hidden />
          <span className="visually-hidden">{t('seal.of', { name })} </span>
          <span>{word}</span>
          {updatedAtMs !== null && (
            <span className="home-seal-when">{t('seal.updated', { when: momentText(updatedAtMs, timeZone) })}</span>
          )}
        </button>
      </Popover.Target>
      <Popover.Dropdown
        className="home-caveats"
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- the popover is placed by script
        role="dialog"
        aria-label={`${t('seal.of', { name })} ${word}`}
        // Where nothing in it takes the focus, it does: Escape closes what has it.
        tabIndex={-1}
      >
        {caveats.length === 0 ? (
          <p>{verdict === 'nothing' ? word : t('seal.whole')}</p>
        ) : (
          <ul>
            {caveats.map((caveat) => (
              <li key={caveat[language]}>{caveat[language]}</li>
            ))}
          </ul>
        )}
        {requests > 0 && onUpdate !== null && (
          <Button size="xs" leftSection={<IconRefresh size={14} aria-hidden />} onClick={onUpdate} data-autofocus>
            {t('update.one', { count: requests })}
          </Button>
        )}
      </Popover.Dropdown>
    </Popover>
  )
}

interface EarlierSealProps {
  readonly answeredAtMs: number
  readonly timeZone: string
}

/** In place of the seal while a card shows what it came to when it was last worked out. */
export function EarlierSeal({ answeredAtMs, timeZone }: EarlierSealProps) {
  const { t } = useTranslation('home')
  const momentText = useMomentText()
  return (
    <p className="home-seal home-earlier">
      <IconHistory size={15} aria-hidden />
      <span>{t('seal.earlier', { when: momentText(answeredAtMs, timeZone) })}</span>
    </p>
  )
}

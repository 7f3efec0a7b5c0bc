import { ActionIcon, Button, Loader, TextInput } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { IconCheck, IconChevronDown, IconChevronUp, IconCopy, IconSearch } from '@tabler/icons-react'
import { useMemo, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { talkText, turnsWith, type Turn } from '../../../shared/conversations.ts'
import { TalkLines } from './TalkLines.tsx'
import type { TalkState } from './talkReader.ts'
import { useTalkWords } from './useTalkWords.ts'

export interface ConversationProps {
  readonly state: TalkState
  readonly onRetry: () => void
  /** The turns of a row that belongs to no talk. */
  readonly alone?: readonly Turn[]
  /** The row that stands open elsewhere, among the talk's own; null: none of them. */
  readonly current: number | null
  /** Whether a turn lies outside of what is shown elsewhere; absent: that is nothing to it. */
  readonly isOutside?: (turn: Turn) => boolean
  /** Goes to a row of the talk elsewhere; absent where there is no such place. */
  readonly onRow?: (row: number) => void
}

/** A talk as bubbles: searched, copied, and read turn by turn. */
export function Conversation({ state, onRetry, alone, ...lines }: ConversationProps) {
  const { t } = useTranslation('conversation')
  if (state.kind === 'reading') {
    return (
      <p className="talk-note">
        <Loader size={12} aria-hidden /> {t('loading')}
      </p>
    )
  }
  if (state.kind === 'failed') {
    return (
      <p className="talk-note" role="alert">
        {t('failed')}{' '}
        <Button variant="subtle" size="compact-xs" onClick={onRetry}>
          {t('retry')}
        </Button>
      </p>
    )
  }
  const { turns = [], rows = 0, rowsRead = 0 } = state.kind === 'read' ? state.talk : { turns: alone ?? [] }
  if (turns.length === 0) return <p className="talk-note">{t('none')}</p>
  return (
    <>
      {state.kind === 'alone' ? <p className="talk-note">{t('alone')}</p> : null}
      {rowsRead < rows ? <output className="talk-note">{t('partly', { shown: rowsRead, count: rows })}</output> : null}
      {/* Another talk begins anew: how far it was scrolled, and what was sought in it. */}
      <ReadTalk key={state.kind === 'read' ? state.talk.key : 'alone'} turns={turns} {...lines} />
    </>
  )
}

interface ReadTalkProps extends Pick<ConversationProps, 'current' | 'isOutside' | 'onRow'> {
  readonly turns: readonly Turn[]
}

function ReadTalk({ turns, current, isOutside, onRow }: ReadTalkProps) {
  const { t } = useTranslation('conversation')
  const [sought, setSought] = useState('')
  const [hit, setHit] = useState(0)
  const found = useMemo(() => turnsWith(turns, sought), [turns, sought])
  const outside = useMemo(() => new Set(isOutside === undefined ? [] : turns.filter(isOutside)), [turns, isOutside])
  const shown = found.length === 0 ? null : (found[hit % found.length] ?? null)
  return (
    <div className="talk">
      <TalkTools
        turns={turns}
        sought={sought}
        onSought={(text) => {
          setSought(text)
          setHit(0)
        }}
        hit={found.length === 0 ? 0 : (hit % found.length) + 1}
        hits={found.length}
        onStep={(by) => setHit((hit + by + found.length) % Math.max(1, found.length))}
      />
      {outside.size === 0 ? null : <p className="talk-note">{t('outside', { count: outside.size })}</p>}
      <TalkLines
        turns={turns}
        current={current}
        found={found}
        shown={shown}
        outside={outside}
        {...(onRow === undefined ? {} : { onRow })}
      />
    </div>
  )
}

interface TalkToolsProps {
  readonly turns: readonly Turn[]
  readonly sought: string
  readonly onSought: (text: string) => void
  /** Which of the turns found is shown, from 1; 0: none. */
  readonly hit: number
  readonly hits: number
  readonly onStep: (by: 1 | -1) => void
}

/** The search within the talk, and the talk as text. */
function TalkTools({ turns, sought, onSought, hit, hits, onStep }: TalkToolsProps) {
  const { t } = useTranslation('conversation')
  const words = useTalkWords()
  const clipboard = useClipboard({ timeout: 1_500 })

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter') onStep(event.shiftKey ? -1 : 1)
    else if (event.key === 'Escape' && sought !== '') onSought('')
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div className="talk-tools">
      <TextInput
        className="talk-search"
        size="xs"
        value={sought}
        onChange={(event) => onSought(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        placeholder={t('search')}
        aria-label={t('searchLabel')}
        leftSection={<IconSearch size={13} aria-hidden />}
      />
      <output className="talk-hits">
        {sought.trim() === '' ? '' : hits === 0 ? t('notFound') : t('found', { place: hit, total: hits })}
      </output>
      <ActionIcon size={24} aria-label={t('previous')} disabled={hits === 0} onClick={() => onStep(-1)}>
        <IconChevronUp size={14} aria-hidden />
      </ActionIcon>
      <ActionIcon size={24} aria-label={t('next')} disabled={hits === 0} onClick={() => onStep(1)}>
        <IconChevronDown size={14} aria-hidden />
      </ActionIcon>
      <ActionIcon
        size={24}
        aria-label={clipboard.copied ? t('copied') : t('copy')}
        onClick={() => clipboard.copy(talkText(turns, words))}
      >
        {clipboard.copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
      </ActionIcon>
    </div>
  )
}

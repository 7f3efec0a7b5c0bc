import { ActionIcon, Skeleton } from '@mantine/core'
import { IconArrowsMaximize, IconArrowsMinimize, IconChartBar, IconTable, IconTargetArrow } from '@tabler/icons-react'
import { useEffect, useEffectEvent, useRef, useState, type ReactNode, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { request } from '../../api/bridge.ts'
import { ProblemNote } from '../../components/ProblemNote.tsx'
import type { ConnectionSummary } from '../../../shared/connections.ts'
import type { ReportScope } from '../../../shared/holdings.ts'
import { clockText, datePart, dayText } from '../../../shared/periodTexts.ts'
import type { ReportDefinition, WallboardDefinition } from '../../../shared/reports/types.ts'
import { startOfDay, type WallSeconds } from '../../../shared/time.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { Board } from './Board.tsx'
import { BoardPaper } from './BoardPaper.tsx'
import { BoardTable } from './BoardTable.tsx'
import { useBoardWords } from './boardWords.ts'
import { BoardSettingsDialog } from './BoardSettingsDialog.tsx'
import { useBoard, type Board as BoardState } from './useBoard.ts'
import { useBoardSettings, type BoardSettings } from './useBoardSettings.ts'
import { useOperationClock } from './useOperationClock.ts'
import { useServiceLevel, type ServiceLevel } from './useServiceLevel.ts'

export interface LiveBoardProps {
  readonly connection: ConnectionSummary
  readonly report: ReportDefinition
  readonly definition: WallboardDefinition
  readonly scope: ReportScope
  /** What stands under the words that nothing was fetched yet: the button that fetches. */
  readonly whenNever: ReactNode
}

function fillScreen(isFull: boolean): void {
  // Where the system does not let a window fill the screen, the board fills the window.
  request('app:full-screen', { isFull }).catch(() => undefined)
}

function useSeenText(lastSeen: WallSeconds | null, now: WallSeconds): string {
  const { t } = useTranslation('live')
  const language = useLanguage()
  if (lastSeen === null) return ''
  const time = clockText(lastSeen)
  return startOfDay(lastSeen) === startOfDay(now)
    ? t('board.updated', { time })
    : t('board.updatedDay', { time, day: dayText(lastSeen, language, now) })
}

interface FaceProps extends LiveBoardProps {
  readonly board: BoardState
  readonly now: WallSeconds
  readonly isFull: boolean
  readonly isTable: boolean
  readonly onFull: () => void
  readonly onTable: () => void
  /** Opens what can be set; not over all of the screen, where a dialog would lie behind it. */
  readonly onSettings: () => void
  readonly settings: BoardSettings
  readonly serviceLevel: ServiceLevel | null
  readonly fullButton: RefObject<HTMLButtonElement | null>
}

/** What can be set of the board, its numbers as a table, and all of the screen. */
function BoardTools(props: FaceProps & { readonly paper: ReactNode }) {
  const { board, isFull, isTable, onFull, onTable, onSettings, fullButton, paper } = props
  const { t } = useTranslation('live')
  const [FullIcon, fullText] = isFull
    ? [IconArrowsMinimize, t('board.leaveFullScreen')]
    : [IconArrowsMaximize, t('board.fullScreen')]
  const [TableIcon, tableText] = isTable ? [IconChartBar, t('board.chart')] : [IconTable, t('board.table')]
  return (
    <div className="board-tools">
      {!isFull && (
        <ActionIcon size={28} aria-label={t('settings.open')} title={t('settings.open')} onClick={onSettings}>
          <IconTargetArrow size={17} aria-hidden />
        </ActionIcon>
      )}
      {paper}
      <ActionIcon
        size={isFull ? '2em' : 28}
        aria-label={tableText}
        title={tableText}
        aria-pressed={isTable}
        disabled={board.figures === null || board.isNever}
        onClick={onTable}
      >
        <TableIcon size={isFull ? '1.3em' : 17} aria-hidden />
      </ActionIcon>
      <ActionIcon ref={fullButton} size={isFull ? '2em' : 28} aria-label={fullText} title={fullText} onClick={onFull}>
        <FullIcon size={isFull ? '1.3em' : 17} aria-hidden />
      </ActionIcon>
    </div>
  )
}

function Face(props: FaceProps) {
  const { connection, report, scope, definition, board, now, isFull, isTable, whenNever } = props
  const { settings, serviceLevel } = props
  const { t } = useTranslation('live')
  const language = useLanguage()
  const words = useBoardWords(definition)
  const seenText = useSeenText(board.lastSeen, now)
  const { figures, isNever, error } = board
  const shown = { definition, now, words, connectionId: connection.id, settings, serviceLevel }
  return (
    <>
      <header className="board-head">
        <h2 className="board-title">
          {definition.title[language]}
          {isFull && <span className="board-operation">{connection.name}</span>}
        </h2>
        <p className="board-clock">
          <span className="board-time">{clockText(now)}</span>
          <span className="board-day">{`${datePart('long-weekday', now, language)} ${dayText(now, language, now)}`}</span>
        </p>
        <p className="board-seen">{seenText}</p>
        <BoardTools
          {...props}
          paper={
            figures !== null &&
            !isNever &&
            !isFull && (
              <BoardPaper
                report={report}
                operation={connection.name}
                scope={scope}
                of={{ ...shown, figures }}
                seenText={seenText}
              />
            )
          }
        />
      </header>
      {error !== null && figures === null ? (
        <ProblemNote error={error.toData()} />
      ) : isNever ? (
        <div className="board-never">
          <h3>{t('board.neverTitle')}</h3>
          <p>{t('board.never')}</p>
          {!isFull && whenNever}
        </div>
      ) : figures === null ? (
        <div className="board-waiting" aria-busy="true">
          <Skeleton height="7em" />
          <Skeleton height="12em" />
          <Skeleton height="12em" />
        </div>
      ) : isTable ? (
        // A table that reaches beyond the window scrolls, also for the keyboard.
        // oxlint-disable-next-line no-noninteractive-tabindex
        <section className="board-scroll" tabIndex={0} aria-label={t('table.caption')}>
          <BoardTable {...shown} figures={figures} />
        </section>
      ) : (
        <>
          <Board {...shown} figures={figures} />
          <section className="visually-hidden" aria-label={t('table.caption')}>
            <BoardTable {...shown} figures={figures} />
          </section>
        </>
      )}
    </>
  )
}

interface FullScreen {
  readonly isFull: boolean
  readonly change: (isFull: boolean) => void
  /** Over all of the screen. */
  readonly dialog: RefObject<HTMLDialogElement | null>
  /** The button that fills the screen, or leaves it. */
  readonly button: RefObject<HTMLButtonElement | null>
}

/** Whether the board fills the screen: F11 changes it, and the focus goes along. */
function useFullScreen(): FullScreen {
  const [isFull, setFull] = useState(false)
  const dialog = useRef<HTMLDialogElement>(null)
  const button = useRef<HTMLButtonElement>(null)

  const change = (wanted: boolean): void => {
    setFull(wanted)
    fillScreen(wanted)
  }
  const onKey = useEffectEvent((event: KeyboardEvent): void => {
    if (event.key !== 'F11' || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    change(!isFull)
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => {
      onKey(event)
    }
    document.addEventListener('keydown', listener)
    return () => {
      document.removeEventListener('keydown', listener)
    }
  }, [])

  useEffect(() => {
    if (!isFull) return
    const element = dialog.current
    element?.showModal()
    // None of its buttons: a ring around one of them would be seen from afar.
    element?.focus()
    return () => {
      element?.close()
    }
  }, [isFull])
  // A board that goes away, as when another report is opened, leaves the window as it was.
  const wasFull = useRef(false)
  useEffect(() => {
    // The button that was pressed is another one by now.
    if (wasFull.current && !isFull) button.current?.focus()
    wasFull.current = isFull
  }, [isFull])
  useEffect(
    () => () => {
      if (wasFull.current) fillScreen(false)
    },
    [],
  )
  return { isFull, change, dialog, button }
}

/** What a log shows on a wall, within the window or over all of the screen. */
export function LiveBoard(props: LiveBoardProps) {
  const { connection, report, definition, scope } = props
  const { t } = useTranslation('live')
  const language = useLanguage()
  const now = useOperationClock(connection.timeZone)
  const board = useBoard(scope, report, definition, now)
  const { isFull, change, dialog, button } = useFullScreen()
  const [isTable, setTable] = useState(false)
  const label = t('board.label', { title: definition.title[language] })
  const { value: settings, set: changeSettings } = useBoardSettings(scope)
  const [isSetting, setSetting] = useState(false)
  const of = { connectionId: connection.id, timeZone: connection.timeZone, report }
  const serviceLevel = useServiceLevel(of, settings?.serviceLevel ?? {}, now) ?? null
  if (settings === undefined) return null

  const face = (
    <Face
      {...props}
      board={board}
      now={now}
      isFull={isFull}
      isTable={isTable}
      settings={settings}
      serviceLevel={serviceLevel}
      onSettings={() => setSetting(true)}
      fullButton={button}
      onFull={() => {
        change(!isFull)
      }}
      onTable={() => {
        setTable(!isTable)
      }}
    />
  )
  return (
    <>
      <section className="board" aria-label={label}>
        {isFull ? null : <div className="board-inner">{face}</div>}
      </section>
      <BoardSettingsDialog
        isOpen={isSetting}
        name={report.key}
        definition={definition}
        serviceLevel={serviceLevel}
        settings={settings}
        onChange={changeSettings}
        onClose={() => setSetting(false)}
      />
      {isFull && (
        <dialog
          ref={dialog}
          className="board board-full"
          tabIndex={-1}
          aria-label={label}
          onCancel={(event) => {
            event.preventDefault()
            change(false)
          }}
          onClose={(event) => {
            // Chromium closes it unasked where Escape is pressed twice.
            if (event.currentTarget.isConnected && isFull) change(false)
          }}
        >
          <div className="board-inner">{face}</div>
        </dialog>
      )}
    </>
  )
}

import { Modal } from '@mantine/core'
import { useMounted } from '@mantine/hooks'
import { useMemo, useRef, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import type { KeptView } from '../../../shared/views.ts'
import { identifyCustomer } from '../../../shared/identifyCustomer.ts'
import { emitCommand } from '../../api/commands.ts'
import { ownEscape } from '../../components/ownEscape.ts'
import { indexReports } from '../../components/reportIndex.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import type { EarlyKeys } from './earlyKeys.ts'
import type { PaletteContents, PaletteView } from './matching.ts'
import { PaletteBox } from './PaletteBox.tsx'
import { usePaletteActions, type PaletteActionsProps } from './usePaletteActions.ts'
import { GROUP_TITLES } from '../../../shared/reports/groups.ts'

export interface PaletteProps extends PaletteActionsProps {
  readonly isOpen: boolean
  readonly reports: readonly ReportDefinition[]
  readonly onOpenReport: (reportKey: string) => void
  /** The named views of the operation. */
  readonly views: readonly KeptView[]
  readonly onOpenView: (view: KeptView) => void
  readonly onOpenCustomer: (customer: string) => void
  /** What had the focus before it was asked for. */
  readonly from: RefObject<Element | null>
  /** Takes what was typed before it was there: called once its box has the focus. */
  readonly takeEarly: () => EarlyKeys
  readonly onClose: () => void
}

/** Finds the customer that a typed text names. */
function useCustomerItem(onOpen: (customer: string) => void): PaletteContents['customerOf'] {
  const { t } = useTranslation('customer')
  return (query) => {
    const named = identifyCustomer(query)
    // A word, or half an address, names nobody.
    if (named.kind === 'nothing' || named.doubt === 'name' || named.doubt === 'no-domain') return null
    const { kind, value } = named
    const item = {
      id: 'customer',
      label: t('open', { customer: value }),
      note: t(`kinds.${kind}`),
      run: () => onOpen(value),
    }
    return { item, isSure: kind !== 'id' }
  }
}

/** Everything by typing: reports, and what can be done with them and with the program. */
export function Palette(props: PaletteProps) {
  const { isOpen, reports, onOpenReport, views, onOpenView, onOpenCustomer, from, ...others } = props
  const { takeEarly, onClose, ...actionsProps } = others
  const { t } = useTranslation(['palette', 'common', 'views'])
  const language = useLanguage()
  // A dialog that is there open from the first would not know where the focus came from.
  const isMounted = useMounted()
  const actions = usePaletteActions(actionsProps)
  const chosen = useRef<(() => void) | null>(null)

  /**
   * First the focus is back where it came from, then what was chosen runs: a dialog that it opens gives the focus back
   * there, too.
   */
  function finish(): void {
    const { current: before } = from
    const { activeElement } = document
    // Something else may have taken the focus meanwhile.
    const isFree =
      activeElement === null || activeElement === document.body || activeElement.closest('.palette') !== null
    if (isFree && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    const run = chosen.current
    chosen.current = null
    run?.()
  }

  const index = useMemo(() => indexReports(reports), [reports])
  const customerOf = useCustomerItem(onOpenCustomer)
  const contents: PaletteContents = {
    customerOf,
    index,
    views: views.flatMap((view): readonly PaletteView[] => {
      // One whose report is not there cannot be opened; the list of reports says why.
      const report = reports.find(({ key }) => key === view.reportKey)
      if (report === undefined) return []
      const label = t('views:palette', { name: view.name })
      const run = (): void => onOpenView(view)
      return [
        {
          item: { id: `view-${view.id}`, label, note: report.title[language], run },
          text: `${label} ${Object.values(report.title).join(' ')}`,
        },
      ]
    }),
    actions,
    itemOfReport: (report) => ({
      id: report.key,
      label: report.title[language],
      note: GROUP_TITLES[report.group][language],
      run: () => {
        onOpenReport(report.key)
      },
    }),
  }
  return (
    <Modal.Root
      opened={isOpen && isMounted}
      onClose={onClose}
      returnFocus={false}
      onExitTransitionEnd={finish}
      padding={0}
      size={620}
      yOffset="10vh"
      radius="md"
      // There at once, as every dialog: what is typed right after the keys that open it is meant for it.
      transitionProps={{ duration: 0 }}
      {...ownEscape(onClose)}
    >
      <Modal.Overlay backgroundOpacity={0.45} />
      <Modal.Content aria-label={t('palette:title')} radius="md">
        <Modal.Body>
          <PaletteBox
            contents={contents}
            takeEarly={takeEarly}
            onRun={({ run }) => {
              chosen.current = run
              onClose()
            }}
            onList={(list) => {
              chosen.current = () => emitCommand('customer-list', list)
              onClose()
            }}
          />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}

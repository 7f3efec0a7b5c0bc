import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { toAppError, type AppError } from '../../../shared/errors.ts'
import type { PictureFormat, WindowFormat } from '../../../shared/fileFormats.ts'
import { pageWidth, type PaperPage } from '../../../shared/paperPage.ts'
import type { MeasureHeading } from '../../../shared/summaries/types.ts'
import type { WrittenSummary } from '../../../shared/summaries/writtenSummary.ts'
import { request } from '../../api/bridge.ts'
import { toldSummary } from '../../components/toldWords.ts'
import { useLeftOutWords } from '../../components/paper/useLeftOutWords.ts'
import type { PageToMake } from '../../components/paper/usePaper.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import type { DrawnChart } from './chartOptions.ts'
import type { PictureTexts } from './chartPicture.ts'
import { factsOf, pageOf, sealOf, titleOf, type ShownSummary } from './pageContent.ts'
import type { ChartKind } from './summaryState.ts'
import { useFormulaText } from './useFormulaText.ts'

/** The chart that is seen, and what it draws. */
export interface SeenChart extends DrawnChart {
  readonly measure: MeasureHeading
}

export interface FilesOf extends Omit<ShownSummary, 'formulaText'> {
  readonly summary: WrittenSummary
  readonly chart: ChartKind
  /** Null where the table stands alone. */
  readonly seen: SeenChart | null
}

export interface SummaryFiles {
  readonly isBusy: boolean
  readonly error: AppError | null
  readonly save: (format: WindowFormat) => void
  readonly copyPicture: () => void
  readonly savePicture: (format: PictureFormat) => void
  /** The summary as a page. */
  readonly page: PageToMake
}

/** On paper a chart takes as much of the page as its table leaves room for. */
const PAGE_CHART_PX = 280

const NO_TEXTS: PictureTexts = { title: '', lines: [] }

async function base64Of(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer())
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary)
}

/** Charts are drawn by a large part of the program, which comes when it is wanted. */
const pictures = () => import('./chartPicture.ts')

/** Files, pictures and pages of a summary as it is seen. */
export function useSummaryFiles(files: FilesOf): SummaryFiles {
  const of = { ...files, formulaText: useFormulaText(files.report) }
  const { t } = useTranslation('summary')
  const language = useLanguage()
  const words = useLeftOutWords()
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<AppError | null>(null)
  const { asked: rows, summary, chart, seen } = of

  async function doing(work: () => Promise<unknown>): Promise<void> {
    setBusy(true)
    setError(null)
    try {
      await work()
    } catch (cause) {
      setError(toAppError(cause))
    } finally {
      setBusy(false)
    }
  }

  /** What is said of the summary, as it may be seen by others. */
  async function toldOf(): Promise<typeof of> {
    const told = await toldSummary(rows, summary.measures, of.sentence)
    return { ...of, asked: told.rows, sentence: told.sentence }
  }

  async function textsOf({ measure, data }: SeenChart): Promise<PictureTexts> {
    const told = await toldOf()
    const title = titleOf(told, language)
    const facts = factsOf(told, language).map(({ label, text }) => `${label}: ${text}`)
    const bounded =
      data.total > data.categories.length
        ? [t('charts.firstOf', { count: data.categories.length, total: data.total })]
        : []
    const formula = t('formulas.formula', { title: measure.title, formula: told.formulaText(measure.formula) })
    return { title, lines: [facts.join(' · '), formula, ...bounded, ...sealOf(told, language)] }
  }

  async function copy(drawn: SeenChart): Promise<void> {
    const { chartAsPng } = await pictures()
    const picture = await chartAsPng(drawn, await textsOf(drawn))
    await navigator.clipboard.write([new ClipboardItem({ [picture.type]: picture })])
    notifications.show({ message: t('pictures.copied'), color: 'teal' })
  }

  async function pictureText(format: PictureFormat, drawn: SeenChart): Promise<string> {
    const { chartAsPng, chartAsSvg } = await pictures()
    const texts = await textsOf(drawn)
    return format === 'svg' ? chartAsSvg(drawn, texts) : base64Of(await chartAsPng(drawn, texts))
  }

  async function makePage(): Promise<PaperPage> {
    const told = await toldOf()
    if (seen === null) return pageOf(told, language, words, null)
    const { chartAsSvg } = await pictures()
    return pageOf(told, language, words, (size) =>
      chartAsSvg(seen, NO_TEXTS, { widthPx: pageWidth(size), leastHeightPx: PAGE_CHART_PX }),
    )
  }

  return {
    isBusy,
    error,
    save: (format) => void doing(() => request('summary:export', { rows, summary, language, format, chart })),
    copyPicture: () => {
      if (seen !== null) void doing(() => copy(seen))
    },
    savePicture: (format) => {
      if (seen === null) return
      void doing(async () =>
        request('summary:save-picture', { rows, format, picture: await pictureText(format, seen) }),
      )
    },
    page: { rows, make: makePage },
  }
}

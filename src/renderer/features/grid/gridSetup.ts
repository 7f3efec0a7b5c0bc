import {
  CellStyleModule,
  ColumnApiModule,
  ColumnAutoSizeModule,
  CustomFilterModule,
  InfiniteRowModelModule,
  LocaleModule,
  ModuleRegistry,
  PinnedRowModule,
  RenderApiModule,
  RowApiModule,
  RowSelectionModule,
  RowStyleModule,
  ScrollApiModule,
  themeQuartz,
  TooltipModule,
  type Theme,
} from 'ag-grid-community'
import { AG_GRID_LOCALE_EN, AG_GRID_LOCALE_ES } from '@ag-grid-community/locale'
import type { Language } from '../../../shared/language.ts'
import type { Reading } from '../../components/useReading.ts'

// Just the parts of AG Grid that are used.
ModuleRegistry.registerModules([
  CellStyleModule,
  ColumnApiModule,
  ColumnAutoSizeModule,
  CustomFilterModule,
  InfiniteRowModelModule,
  LocaleModule,
  PinnedRowModule,
  RenderApiModule,
  RowApiModule,
  RowSelectionModule,
  RowStyleModule,
  ScrollApiModule,
  TooltipModule,
])

/** The height of the headings, and of the filters under them, with usual letters: in pixels. */
const HEADINGS_PX = 28
const FILTERS_PX = 28

/** How high the line of the headings is, and that of the filters under them, in pixels. */
export function headingHeightsPx({ scale }: Reading): { readonly headings: number; readonly filters: number } {
  return { headings: Math.round(HEADINGS_PX * scale), filters: Math.round(FILTERS_PX * scale) }
}

/** AG Grid's own words: what it tells screen readers. */
export const GRID_LOCALES: Readonly<Record<Language, Record<string, string>>> = {
  es: AG_GRID_LOCALE_ES,
  en: AG_GRID_LOCALE_EN,
}

/**
 * The grid in the colours of the window, in both themes. AG Grid's own icons are left out: they are data: addresses,
 * which the window's policy does not admit, and none of them is shown.
 */
export const gridTheme: Theme = themeQuartz.withoutPart('iconSet').withParams({
  backgroundColor: 'var(--surface)',
  foregroundColor: 'var(--ink)',
  borderColor: 'var(--line)',
  accentColor: 'var(--accent)',
  browserColorScheme: 'inherit',
  fontFamily: 'inherit',
  fontSize: '0.8125rem',
  dataFontSize: '0.8125rem',
  headerFontSize: '0.75rem',
  headerFontWeight: 600,
  spacing: 6,
  cellHorizontalPadding: 10,
  wrapperBorder: false,
  wrapperBorderRadius: 0,
  headerBackgroundColor: 'var(--page)',
  headerTextColor: 'var(--ink)',
  headerRowBorder: { color: 'var(--line)' },
  headerColumnBorder: { color: 'var(--line)' },
  headerColumnResizeHandleColor: 'transparent',
  rowBorder: { color: 'var(--line)' },
  rowHoverColor: 'var(--hover)',
  selectedRowBackgroundColor: 'var(--accent-soft)',
  tooltipBackgroundColor: 'var(--raised)',
  tooltipTextColor: 'var(--ink)',
})

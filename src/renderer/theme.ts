import {
  ActionIcon,
  Alert,
  Autocomplete,
  Badge,
  Button,
  Checkbox,
  Combobox,
  createTheme,
  defaultCssVariablesResolver,
  Loader,
  Menu,
  Modal,
  PasswordInput,
  Popover,
  Radio,
  SegmentedControl,
  Select,
  Switch,
  Table,
  Tabs,
  TagsInput,
  Textarea,
  TextInput,
  Tooltip,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from '@mantine/core'
import { WITHIN_WINDOW } from './components/fitting.ts'

// Shades 6 and 7 fill buttons (dark and light theme): white text on them reaches 4.5 : 1.

const petrol: MantineColorsTuple = [
  '#f0f8f9',
  '#e0eff2',
  '#c5e2e7',
  '#74c7d2',
  '#5bb7c4',
  '#2390a0',
  '#12808f',
  '#0b6270',
  '#0a4a56',
  '#083a44',
]

const gray: MantineColorsTuple = [
  '#f6f8fa',
  '#eef1f4',
  '#e4e8ec',
  '#d8dee4',
  '#c3ccd4',
  '#7d8b99',
  '#526070',
  '#3d4955',
  '#2a343e',
  '#1b242d',
]

/** Text and surfaces of the dark theme, from the brightest text to the page behind everything. */
const dark: MantineColorsTuple = [
  '#e4eaef',
  '#c9d3db',
  '#a4b1bd',
  '#8393a1',
  '#3a4651',
  '#2d3842',
  '#222b33',
  '#1a2127',
  '#151b20',
  '#12171c',
]

const red: MantineColorsTuple = [
  '#fff2f1',
  '#fde2e0',
  '#f8c4c1',
  '#f2a09b',
  '#f08a84',
  '#e05a53',
  '#d33030',
  '#b92525',
  '#951e1e',
  '#7a1a1a',
]

const teal: MantineColorsTuple = [
  '#eafaf4',
  '#d3f3e7',
  '#a7e5cf',
  '#78d5b5',
  '#56c79f',
  '#26a17a',
  '#0b7f62',
  '#096b53',
  '#085543',
  '#074637',
]

const orange: MantineColorsTuple = [
  '#fff6e9',
  '#fdeacb',
  '#fad59a',
  '#f5bb63',
  '#f0a63b',
  '#d97b12',
  '#b45309',
  '#96440a',
  '#7a370b',
  '#652e0c',
]

/** A list of options scrolls by itself: a scrolling part around it would have to take the focus. */
const OPTIONS_OF_LIST = {
  defaultProps: { withScrollArea: false },
  styles: { options: { maxHeight: 240, overflowY: 'auto' } },
} as const

/** How Atalaya looks: petrol on cool greys, small corners, dense controls. */
export const theme = createTheme({
  primaryColor: 'petrol',
  primaryShade: { light: 7, dark: 6 },
  colors: { petrol, gray, dark, red, teal, orange },
  black: '#1b242d',
  autoContrast: true,
  // Where black and white text contrast equally: whichever is taken reaches 4.5 : 1.
  luminanceThreshold: 0.18,
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontFamily: 'var(--text-font)',
  fontFamilyMonospace: 'var(--code-font)',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  shadows: { md: 'var(--shadow)', xl: 'var(--shadow)' },
  radius: { xs: '3px', sm: '5px', md: '8px', lg: '12px', xl: '20px' },
  headings: {
    fontFamily: 'var(--text-font)',
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.375rem', lineHeight: '1.3' },
      h2: { fontSize: '1.125rem', lineHeight: '1.35' },
      h3: { fontSize: '1rem', lineHeight: '1.4' },
      h4: { fontSize: '0.875rem', lineHeight: '1.45' },
      h5: { fontSize: '0.8125rem', lineHeight: '1.45' },
      h6: { fontSize: '0.75rem', lineHeight: '1.45' },
    },
  },
  components: {
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray', size: 'md' } }),
    Alert: Alert.extend({ defaultProps: { radius: 'md' } }),
    Autocomplete: Autocomplete.extend(OPTIONS_OF_LIST),
    Badge: Badge.extend({ defaultProps: { variant: 'light', size: 'sm', tt: 'none', fw: 600 } }),
    Button: Button.extend({ defaultProps: { size: 'xs' } }),
    Checkbox: Checkbox.extend({ defaultProps: { size: 'xs' } }),
    // A list goes with its field, which keeps the focus.
    Combobox: Combobox.extend({ defaultProps: { hideDetached: true } }),
    // What it is waiting for may be said of it: a bare part of the page can have no name.
    Loader: Loader.extend({ defaultProps: { role: 'status' } }),
    // Its placeholder for the focus is no child that a menu may have.
    Menu: Menu.extend({
      defaultProps: { shadow: 'md', radius: 'md', withInitialFocusPlaceholder: false, hideDetached: true },
    }),
    Modal: Modal.extend({
      // There at once: while a dialog fades in, keys still go to what lies behind it.
      defaultProps: {
        radius: 'md',
        overlayProps: { backgroundOpacity: 0.45 },
        transitionProps: { duration: 0 },
        centered: true,
      },
      styles: { title: { fontSize: '1rem', fontWeight: 600 } },
    }),
    PasswordInput: PasswordInput.extend({ defaultProps: { size: 'sm' } }),
    // Where its button is scrolled out of sight it stays: hidden, it would lose the focus, and no key would close it.
    Popover: Popover.extend({ defaultProps: { hideDetached: false, middlewares: WITHIN_WINDOW } }),
    Radio: Radio.extend({ defaultProps: { size: 'xs' } }),
    SegmentedControl: SegmentedControl.extend({ defaultProps: { size: 'xs' } }),
    // Who types and presses Enter takes what is left of the list, or the first of it.
    Select: Select.extend({
      ...OPTIONS_OF_LIST,
      defaultProps: {
        ...OPTIONS_OF_LIST.defaultProps,
        size: 'sm',
        openOnFocus: false,
        selectFirstOptionOnChange: true,
      },
    }),
    Switch: Switch.extend({ defaultProps: { size: 'sm' } }),
    Table: Table.extend({ defaultProps: { verticalSpacing: 'var(--entry-space)', horizontalSpacing: 'xs' } }),
    Tabs: Tabs.extend({ defaultProps: { radius: 'sm' } }),
    TagsInput: TagsInput.extend(OPTIONS_OF_LIST),
    Textarea: Textarea.extend({ defaultProps: { size: 'sm' } }),
    TextInput: TextInput.extend({ defaultProps: { size: 'sm' } }),
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 400, withArrow: true, multiline: true, maw: 320, fz: 'xs' },
    }),
  },
})

/** Mantine's own colours where ours differ in one of the two themes; `base.css` has the rest. */
export const cssVariablesResolver: CSSVariablesResolver = (resolved) => {
  const usual = defaultCssVariablesResolver(resolved)
  return {
    variables: usual.variables,
    light: {
      ...usual.light,
      '--mantine-color-placeholder': '#667482',
      '--mantine-color-error': 'var(--mantine-color-red-7)',
      '--mantine-color-default-border': 'var(--mantine-color-gray-4)',
    },
    dark: {
      ...usual.dark,
      '--mantine-color-placeholder': '#8f9daa',
      '--mantine-color-error': 'var(--mantine-color-red-4)',
      '--mantine-color-success': 'var(--mantine-color-teal-4)',
      '--mantine-color-anchor': 'var(--mantine-color-petrol-3)',
      '--mantine-color-default-color': 'var(--mantine-color-dark-0)',
      '--mantine-color-petrol-text': 'var(--mantine-color-petrol-3)',
      '--mantine-color-petrol-light': '#17343a',
      '--mantine-color-petrol-light-hover': '#1c4149',
      '--mantine-color-petrol-light-color': 'var(--mantine-color-petrol-2)',
      '--mantine-color-petrol-outline': 'var(--mantine-color-petrol-3)',
      '--mantine-color-red-light-color': 'var(--mantine-color-red-3)',
      // What is said in small, grey letters of an item is read on it, too.
      '--menu-item-hover': 'var(--mantine-color-dark-5)',
      '--mantine-color-gray-light': 'var(--mantine-color-dark-5)',
      '--mantine-color-gray-light-hover': 'var(--mantine-color-dark-4)',
      '--mantine-color-gray-light-color': 'var(--mantine-color-dark-1)',
    },
  }
}

import { useComputedColorScheme } from '@mantine/core'
import { useMemo } from 'react'

export type ColourScheme = 'light' | 'dark'

/**
 * The colours that style sheets name, as a theme has them, whichever the document shows while it changes from one to
 * the other.
 *
 * @param names of variables, without `--` and the prefix
 */
export function themeColours<Name extends string>(
  names: readonly Name[],
  prefix: string,
  scheme: ColourScheme,
): Readonly<Record<Name, string>> {
  const probe = document.createElement('span')
  // `light-dark()` goes by the scheme of the element itself.
  probe.style.colorScheme = scheme
  document.body.append(probe)
  try {
    const entries = names.map((name) => {
      probe.style.color = `var(--${prefix}${name})`
      return [name, getComputedStyle(probe).color] as const
    })
    return Object.fromEntries(entries) as Record<Name, string>
  } finally {
    probe.remove()
  }
}

/**
 * Colours for what is drawn on a canvas, which knows no variables.
 *
 * @param names of variables, without `--` and the prefix; the same list each time
 */
export function useThemeColours<Name extends string>(
  names: readonly Name[],
  prefix = '',
): { readonly colours: Readonly<Record<Name, string>>; readonly scheme: ColourScheme } {
  const scheme = useComputedColorScheme('light')
  return useMemo(() => ({ colours: themeColours(names, prefix, scheme), scheme }), [names, prefix, scheme])
}

import { useComputedColorScheme } from '@mantine/core'
import type { Inline } from '../../../shared/guide/markup.ts'
import { PICTURES, type PictureName } from '../../../shared/guide/pictures.ts'
import { plainLine } from '../../../shared/guide/plain.ts'
import { IS_MAC } from '../../components/keys.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { GuideLine, type LineContext } from './GuideLine.tsx'

/** Addresses of the pictures, by their files. */
const ADDRESSES = import.meta.glob<string>('./pictures/*.webp', { eager: true, query: '?url', import: 'default' })

interface GuidePictureProps {
  readonly name: PictureName
  readonly caption: readonly Inline[]
  readonly context: LineContext
}

/** A picture of the window in its reader's language and theme. */
export function GuidePicture({ name, caption, context }: GuidePictureProps) {
  const language = useLanguage()
  const theme = useComputedColorScheme('light')
  const { width, height } = PICTURES[name]
  return (
    <figure className="guide-picture">
      <img
        src={ADDRESSES[`./pictures/${name}-${language}-${theme}.webp`]}
        alt={plainLine(caption, { language, isMac: IS_MAC })}
        width={width}
        height={height}
      />
      <figcaption aria-hidden>
        <GuideLine content={caption} context={context} />
      </figcaption>
    </figure>
  )
}

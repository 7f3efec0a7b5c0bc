import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SECTIONS } from '../../../src/renderer/components/settingsSections.ts'
import { COMMAND_IDS } from '../../../src/shared/commands/commands.ts'
import { GUIDES } from '../../../src/shared/guide/guides.ts'
import { readMarkup, type Block, type Inline } from '../../../src/shared/guide/markup.ts'
import { PICTURES } from '../../../src/shared/guide/pictures.ts'
import { labelOf, plainLines } from '../../../src/shared/guide/plain.ts'
import { piecesOf, searchGuide, sectionsOf, wordsOf } from '../../../src/shared/guide/search.ts'
import { TOPIC_IDS } from '../../../src/shared/guide/topics.ts'
import { LINKS } from '../../../src/shared/ipc/app.ts'
import { LANGUAGES, type Language } from '../../../src/shared/language.ts'
import { fold } from '../../../src/shared/values.ts'

const FOLDER = join(import.meta.dirname, '../../../src/renderer/features/guide/pictures')

function linesIn(block: Block): readonly (readonly Inline[])[] {
  if (block.kind === 'keyboard') return []
  if (block.kind === 'picture') return [block.caption]
  return 'items' in block ? block.items : [block.content]
}

function topicsOf(language: Language): readonly { readonly id: string; readonly blocks: readonly Block[] }[] {
  return TOPIC_IDS.map((id) => ({ id, blocks: readMarkup(GUIDES[language].topics[id].text) }))
}

function partsOf(language: Language): readonly Inline[] {
  return topicsOf(language).flatMap(({ blocks }) => blocks.flatMap(linesIn).flat())
}

/** What of a topic must be the same in every language: its parts in their order, its links, keys, labels, pictures. */
function bonesOf(blocks: readonly Block[]): readonly unknown[] {
  return blocks.map((block) => ({
    kind: block.kind,
    lines: linesIn(block).length,
    picture: block.kind === 'picture' ? block.picture : null,
    named: linesIn(block)
      .flat()
      .flatMap((part) => {
        if (part.kind === 'link') return [`${part.to}:${part.target}`]
        if (part.kind === 'label') return [part.path]
        if (part.kind === 'commandKeys') return [part.command]
        return part.kind === 'placeKeys' ? [part.name] : []
      })
      .toSorted(),
  }))
}

describe.each(LANGUAGES)('the guide (%s)', (language) => {
  test('says in every topic the same as in Spanish, in the same order', () => {
    const spanish = topicsOf('es')
    for (const [place, { id, blocks }] of topicsOf(language).entries()) {
      expect(bonesOf(blocks), id).toEqual(bonesOf(spanish[place]?.blocks ?? []))
    }
  })

  test('leads only to what there is', () => {
    const known: Readonly<Record<string, readonly string[]>> = {
      topic: TOPIC_IDS,
      go: COMMAND_IDS,
      settings: SECTIONS,
      link: LINKS,
    }
    const lost = partsOf(language).filter((part) => part.kind === 'link' && !known[part.to]?.includes(part.target))
    expect(lost).toEqual([])
  })

  test('quotes the window in the words that stand there', () => {
    const labels = partsOf(language).flatMap((part) => (part.kind === 'label' ? [labelOf(part.path, language)] : []))
    expect(labels.filter((label) => /[{}]|^$/.test(label))).toEqual([])
  })

  test('leaves no mark of its writing in what is read', () => {
    for (const { id, blocks } of topicsOf(language)) {
      for (const line of blocks.flatMap((block) => plainLines(block, { language, isMac: false }))) {
        expect(line, id).not.toMatch(/\*\*|\{\{|\[\[|\]\(|^#|^>|::/)
      }
    }
  })

  test('has each picture, in both themes and at its size', () => {
    for (const [name, { width, height }] of Object.entries(PICTURES)) {
      for (const theme of ['light', 'dark']) {
        const file = join(FOLDER, `${name}-${language}-${theme}.webp`)
        expect(existsSync(file), file).toBe(true)
        expect(sizeOf(readFileSync(file)), file).toEqual({ width, height })
      }
    }
  })

  test('finds a word whatever its case and accents, and shows where it stands', () => {
    const sections = sectionsOf({ language, isMac: false })
    const words = language === 'es' ? ['incompleto', 'INCOMPLETO', 'íncompléto'] : ['incomplete', 'INCOMPLETE']
    for (const word of words) {
      const [first] = searchGuide(sections, word)
      expect(first?.section.topic).toBe('complete')
      expect(searchGuide(sections, word)).toEqual(searchGuide(sections, words[0] ?? ''))
    }
    expect(searchGuide(sections, 'qwertz')).toEqual([])
    expect(searchGuide(sections, '  ')).toEqual([])
  })

  test('finds every topic by its title, first', () => {
    const sections = sectionsOf({ language, isMac: false })
    for (const id of TOPIC_IDS) {
      const { title } = GUIDES[language].topics[id]
      expect(searchGuide(sections, title)[0]?.section.topic, title).toBe(id)
    }
  })

  test('whatever it finds has every word', () => {
    const sections = sectionsOf({ language, isMac: false })
    const vocabulary = [...new Set(sections.flatMap(({ lines }) => lines.flatMap(wordsOf)))]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 3 }), (words) => {
        const found = new Set(searchGuide(sections, words.join(' ')).map(({ section }) => section))
        for (const section of sections) {
          const text = fold([section.title, section.words, section.heading ?? '', ...section.lines].join('\n'))
          const own = fold([section.heading ?? '', ...section.lines].join('\n'))
          const isWhole = words.every((word) => text.includes(word))
          const isOwn = section.heading === null || words.some((word) => own.includes(word))
          expect(found.has(section)).toBe(isWhole && isOwn)
        }
      }),
    )
  })
})

test('no picture lies there that no topic shows', () => {
  const shown = new Set(
    LANGUAGES.flatMap((language) =>
      topicsOf(language).flatMap(({ blocks }) =>
        blocks.flatMap((block) =>
          block.kind === 'picture'
            ? [`${block.picture}-${language}-light.webp`, `${block.picture}-${language}-dark.webp`]
            : [],
        ),
      ),
    ),
  )
  expect(readdirSync(FOLDER).toSorted()).toEqual([...shown].toSorted())
})

test('marking what was found leaves the line as it was', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 }),
      (line, word) => {
        const pieces = piecesOf(line, wordsOf(word))
        expect(pieces.map(({ text }) => text).join('')).toBe(line)
      },
    ),
  )
  expect(piecesOf('Está Íncompleto.', wordsOf('incompleto'))).toEqual([
    { text: 'Está ', isFound: false },
    { text: 'Íncompleto', isFound: true },
    { text: '.', isFound: false },
  ])
})

test('what is misspelt in a topic is refused', () => {
  expect(() => readMarkup('[[no-such-command]]')).toThrow('no-such-command')
  expect(() => readMarkup('![A picture](no-such-picture)')).toThrow('no-such-picture')
  expect(() => labelOf('exporting.noSuchText', 'es')).toThrow('exporting.noSuchText')
})

test('the marks of a topic are read', () => {
  expect(
    readMarkup(
      '## Title\n\nSome **bold**\nwords.\n\n1. One\n2. Two,\n   long\n\n> Mind [this](topic:files)\n\n::keyboard::',
    ),
  ).toEqual([
    { kind: 'heading', content: [{ kind: 'text', text: 'Title' }] },
    {
      kind: 'paragraph',
      content: [
        { kind: 'text', text: 'Some ' },
        { kind: 'strong', text: 'bold' },
        { kind: 'text', text: ' words.' },
      ],
    },
    { kind: 'steps', items: [[{ kind: 'text', text: 'One' }], [{ kind: 'text', text: 'Two, long' }]] },
    {
      kind: 'note',
      content: [
        { kind: 'text', text: 'Mind ' },
        { kind: 'link', to: 'topic', target: 'files', text: 'this' },
      ],
    },
    { kind: 'keyboard' },
  ])
})

/** The size that a WebP file says of itself: of the lossless kind, of the usual one, or with a header of both. */
function sizeOf(file: Buffer): { readonly width: number; readonly height: number } {
  const kind = file.toString('latin1', 12, 16)
  if (kind === 'VP8L') {
    const bits = file.readUInt32LE(21)
    return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 }
  }
  if (kind === 'VP8X') return { width: file.readUIntLE(24, 3) + 1, height: file.readUIntLE(27, 3) + 1 }
  return { width: file.readUInt16LE(26) & 0x3fff, height: file.readUInt16LE(28) & 0x3fff }
}

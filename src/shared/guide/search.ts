import { fold } from '../values.ts'
import { GUIDES } from './guides.ts'
import { readMarkup } from './markup.ts'
import { plainLine, plainLines, type Writing } from './plain.ts'
import { TOPIC_IDS, type TopicId } from './topics.ts'

/** A stretch of a topic under one heading, as it is read. */
export interface Section {
  readonly topic: TopicId
  /** Its place among the headings of its topic; 0: what stands before the first. */
  readonly place: number
  readonly title: string
  readonly heading: string | null
  readonly lines: readonly string[]
  readonly words: string
}

/** The guide in parts that can be found. */
export function sectionsOf(writing: Writing): readonly Section[] {
  const { topics } = GUIDES[writing.language]
  return TOPIC_IDS.flatMap((topic) => {
    const { title, words, text } = topics[topic]
    const sections: { heading: string | null; lines: string[] }[] = [{ heading: null, lines: [] }]
    for (const block of readMarkup(text)) {
      if (block.kind === 'heading') sections.push({ heading: plainLine(block.content, writing), lines: [] })
      else sections.at(-1)?.lines.push(...plainLines(block, writing))
    }
    // What else a topic is called leads to its beginning.
    return sections.map((section, place) => ({ topic, place, title, words: place === 0 ? words : '', ...section }))
  })
}

/** A part of a line: whether it is what was looked for. */
export interface Piece {
  readonly text: string
  readonly isFound: boolean
}

export interface Finding {
  readonly section: Section
  /** The line that says most of what was looked for. */
  readonly excerpt: readonly Piece[]
}

/** What was typed, as words that are compared: whatever their case and accents. */
export function wordsOf(query: string): readonly string[] {
  return fold(query)
    .split(/\s+/)
    .filter((word) => word !== '')
}

/** A line in parts, with what the words find in it. */
export function piecesOf(line: string, words: readonly string[]): readonly Piece[] {
  // Letter by letter, since one may become two without its accent.
  const letters = Array.from(line)
  const folded = letters.map(fold)
  const startOf: number[] = []
  let length = 0
  for (const letter of folded) {
    startOf.push(length)
    length += letter.length
  }
  const text = folded.join('')
  const isFound = letters.map(() => false)
  for (const word of words) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
      for (const [place, start] of startOf.entries()) {
        if (start + (folded[place]?.length ?? 0) > at && start < at + word.length) isFound[place] = true
      }
    }
  }
  const pieces: { text: string; isFound: boolean }[] = []
  for (const [place, letter] of letters.entries()) {
    const last = pieces.at(-1)
    const found = isFound[place] === true
    if (last?.isFound === found) last.text += letter
    else pieces.push({ text: letter, isFound: found })
  }
  return pieces
}

/** How much of a line is shown before what was found in it. */
const LETTERS_BEFORE = 40

/** The line from a little before what was found in it, so that it is seen where there is room for little. */
function fromFinding(pieces: readonly Piece[]): readonly Piece[] {
  const [before, ...rest] = pieces
  if (before === undefined || before.isFound || rest.length === 0 || before.text.length <= LETTERS_BEFORE) return pieces
  // From the beginning of a word on.
  const kept = before.text.slice(-LETTERS_BEFORE).replace(/^\S*\s/, '')
  return [{ text: `… ${kept}`, isFound: false }, ...rest]
}

/** How well a section fits; 0: not at all. Headings say more than lines. */
function fitOf({ title, heading, lines, words: others }: Section, words: readonly string[]): number {
  const [inTitle, inHeading, inLines] = [fold(`${title} ${others}`), fold(heading ?? ''), fold(lines.join('\n'))]
  let fit = 0
  for (const word of words) {
    const found =
      (inHeading.includes(word) ? 8 : 0) + (inTitle.includes(word) ? 4 : 0) + (inLines.includes(word) ? 1 : 0)
    if (found === 0) return 0
    fit += found
  }
  // A title alone, which all parts of its topic share, finds the topic's beginning.
  return heading !== null && !words.some((word) => inHeading.includes(word) || inLines.includes(word)) ? 0 : fit
}

/** The sections in which every word stands, those that fit best first. */
export function searchGuide(sections: readonly Section[], query: string): readonly Finding[] {
  const words = wordsOf(query)
  if (words.length === 0) return []
  return sections
    .map((section) => ({ section, fit: fitOf(section, words) }))
    .filter(({ fit }) => fit > 0)
    .toSorted((one, other) => other.fit - one.fit)
    .map(({ section }) => {
      const told = (line: string): number => words.filter((word) => fold(line).includes(word)).length
      const [line = ''] = section.lines.toSorted((one, other) => told(other) - told(one))
      return { section, excerpt: fromFinding(piecesOf(line, words)) }
    })
}

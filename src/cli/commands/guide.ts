import { AppError } from '../../shared/errors.ts'
import { GUIDES } from '../../shared/guide/guides.ts'
import { readMarkup, type Block } from '../../shared/guide/markup.ts'
import { plainLine, plainLines, type Writing } from '../../shared/guide/plain.ts'
import { searchGuide, sectionsOf } from '../../shared/guide/search.ts'
import { TOPIC_IDS, type TopicId } from '../../shared/guide/topics.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../exitStatus.ts'
import { table } from '../table.ts'
import { guideTexts } from '../texts/guide.ts'

const WIDTH = 100

/** A line broken between words, so that none is wider than it is read well. */
function broken(line: string, first: string, indent: string): string {
  const lines = [first]
  let isEmpty = true
  for (const word of line.split(/\s+/)) {
    const last = lines.at(-1) ?? ''
    if (!isEmpty && last.length + 1 + word.length > WIDTH) lines.push(`${indent}${word}`)
    else lines[lines.length - 1] = isEmpty ? `${last}${word}` : `${last} ${word}`
    isEmpty = false
  }
  return lines.join('\n')
}

/** A block as it is read at a terminal; undefined for a picture, of which nothing is left without it. */
function blockText(block: Block, writing: Writing): string | undefined {
  switch (block.kind) {
    case 'picture':
      return undefined
    case 'heading':
      return plainLine(block.content, writing).toUpperCase()
    case 'note':
      return broken(plainLine(block.content, writing), '! ', '  ')
    case 'paragraph':
      return broken(plainLine(block.content, writing), '', '')
    case 'keyboard':
      return plainLines(block, writing)
        .map((line) => `  ${line}`)
        .join('\n')
    case 'list':
    case 'steps':
      return plainLines(block, writing)
        .map((line, place) => broken(line, block.kind === 'list' ? '- ' : `${place + 1}. `, '   '))
        .join('\n')
  }
}

/** @throws AppError `usage` where the guide has no such topic */
function topicNamed(name: string): TopicId {
  const topic = TOPIC_IDS.find((id) => id === name)
  if (topic !== undefined) return topic
  throw new AppError('usage', { problem: 'unknown-topic', given: name, known: TOPIC_IDS.join(', ') })
}

export const guide: Command = {
  usage: 'guide [TOPIC]',
  ...guideTexts('help'),
  options: { search: { type: 'string', value: 'WORDS', ...guideTexts('search') } },
  positionals: { least: 0, most: 1 },
  async run({ terminal }, options) {
    const { language } = terminal
    const writing: Writing = { language, isMac: process.platform === 'darwin' }
    const { topics } = GUIDES[language]
    const [name] = options.positionals
    const words = options.text('search')
    if (name !== undefined && words !== undefined) {
      throw new AppError('usage', { problem: 'command-written', usage: guide.usage })
    }
    if (words !== undefined) {
      const found = searchGuide(sectionsOf(writing), words).map(({ section, excerpt }) => ({
        topic: section.topic,
        title: section.title,
        heading: section.heading,
        text: excerpt.map(({ text }) => text).join(''),
      }))
      const lines = found.map(({ topic, title, heading, text }) =>
        [`${topic}  ${title}${heading === null ? '' : ` · ${heading}`}`, broken(text, '  ', '  ')].join('\n'),
      )
      await terminal.result(found, lines.join('\n') || terminal.say(guideTexts('none', { words })))
      return EXIT.done
    }
    if (name === undefined) {
      const listed = TOPIC_IDS.map((id) => ({ topic: id, title: topics[id].title }))
      const rows = listed.map(({ topic, title }) => [topic, title])
      const text = [table(terminal.say(guideTexts('headings')).split('|'), rows), terminal.say(guideTexts('next'))]
      await terminal.result(listed, text.join('\n'))
      return EXIT.done
    }
    const topic = topicNamed(name)
    const { title, text } = topics[topic]
    const blocks = readMarkup(text).flatMap((block) => blockText(block, writing) ?? [])
    terminal.message(guideTexts('ofWindow'))
    await terminal.result({ topic, title, text: blocks.join('\n\n') }, [title, ...blocks].join('\n\n'))
    return EXIT.done
  },
}

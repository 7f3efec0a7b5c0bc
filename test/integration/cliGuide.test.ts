import { expect, test } from 'vitest'
import { GUIDES } from '../../src/shared/guide/guides.ts'
import { TOPIC_IDS } from '../../src/shared/guide/topics.ts'
import { Cli, runCommandsInside } from '../support/cli.ts'

runCommandsInside()

// The guide at a terminal: no store is opened for it, so that it can be read where none opens.

const MARKS = /\*\*|\{\{|\[\[|\]\(|::/

test('every topic is listed and read without its marks, in the language of the terminal', async () => {
  const cli = new Cli({ ATALAYA_HOME: '/nowhere/at/all', LC_ALL: 'es_CO.UTF-8' })
  const listed = await cli.list(['guide'])
  expect(listed).toEqual(TOPIC_IDS.map((topic) => ({ topic, title: GUIDES.es.topics[topic].title })))
  for (const topic of ['first-steps', 'keyboard', 'schedules'] as const) {
    const { status, stdout } = await cli.run(['guide', topic])
    expect(status).toBe(0)
    expect(stdout).toContain(GUIDES.es.topics[topic].title)
    expect(stdout).not.toMatch(MARKS)
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(120)
  }
})

test('what is looked for is found with what it says, and a topic that is none is refused with those there are', async () => {
  const cli = new Cli()
  const found = await cli.list(['guide', '--search', 'schedule folder'])
  expect(found.map(({ topic }) => topic)).toContain('schedules')
  expect((await cli.run(['guide', '--search', 'xyzzy'])).stdout).toContain('xyzzy')
  const { status, stderr } = await cli.run(['guide', 'nothing'])
  expect(status).toBe(2)
  expect(stderr).toContain('first-steps')
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CliDesk, closeDesks, type Document, openDesk, runCommandsInside } from '../support/cli.ts'

runCommandsInside()

const DAYS = ['--from', '2025-03-01', '--to', '2025-03-02'] as const
const NAME = 'Costo por llamada (COP) / total'

let desk: CliDesk

beforeAll(async () => {
  desk = await openDesk({ rowsPerDay: 20 })
  await desk.cli.json(['pull', 'cdr_1', ...DAYS])
})

afterAll(closeDesks)

async function errorOf(...words: readonly string[]): Promise<Document> {
  const { status, stdout } = await desk.cli.run([...words, '--json'])
  expect(status, `${words.join(' ')} ${stdout}`).toBe(2)
  return (JSON.parse(stdout) as { readonly error: Document }).error
}

function valuesOf(document: Document): unknown {
  return (document['groups'] as readonly { readonly values: unknown }[]).map(({ values }) => values)
}

describe("measures of one's own", () => {
  test('are added, listed, asked for, renamed, and removed', async () => {
    const { cli } = desk
    expect(await cli.list(['measures', 'list'])).toEqual([])
    const added = await cli.json(['measures', 'add', NAME, 'sum(cost) / distinct(conn_id)'])
    expect(added).toMatchObject({ name: NAME, measure: `own:${NAME}`, formula: 'sum(cost) / distinct(conn_id)' })
    expect(added['reports']).toContain('reports_manager/cdr_1')
    expect(await cli.list(['measures', 'list', 'cdr_1'])).toEqual([added])
    expect(await cli.list(['measures', 'list', 'skills_detail'])).toEqual([])

    const words = ['summarize', 'cdr_1', ...DAYS, '--by', 'agent_name', '--measure'] as const
    const asked = await cli.json([...words, `own:${NAME.toUpperCase()}`])
    const plain = await cli.json([...words, 'sum(cost) / distinct(conn_id)'])
    expect(asked['measures']).toEqual([{ title: NAME, formula: 'sum(cost) / distinct(conn_id)', type: 'money' }])
    expect(valuesOf(asked)).toEqual(valuesOf(plain))

    expect(await errorOf('measures', 'add', NAME.toLowerCase(), 'count / count')).toMatchObject({
      code: 'measure-exists',
    })
    await cli.json(['measures', 'rename', NAME, 'Otra'])
    const renamed = await cli.json([...words, `own:${NAME}`])
    expect(renamed['measures']).toMatchObject([{ title: 'Otra' }])
    await cli.json(['measures', 'add', 'otra', 'count / distinct(conn_id)', '--replace'])
    expect(await cli.list(['measures', 'list'])).toMatchObject([{ name: 'otra', formula: 'count / distinct(conn_id)' }])

    expect(await cli.json(['measures', 'remove', 'OTRA'])).toEqual({ removed: 'otra' })
    expect(await errorOf(...words, 'own:Otra')).toMatchObject({ code: 'unknown-measure' })
    expect(await errorOf('measures', 'remove', 'Otra')).toMatchObject({ code: 'unknown-measure' })
  }, 120_000)

  test.each([
    [['Costo', 'sum(cost)'], 'bad-measure'],
    [['Costo', 'T = sum(cost) / count'], 'bad-measure'],
    [['Costo', 'kpi:aht / count'], 'bad-measure'],
    [['Costo', 'sum(no_such_field) / count'], 'bad-measure'],
    [['Costo', 'sum(agent_name) / count'], 'bad-measure'],
    [['Costo', 'sum(cost) / count', '--report', 'agent_8'], 'bad-measure'],
    [['Costo', 'sum(aht) / count', '--report', 'agent_8'], 'not-additive'],
    [['a = b', 'count / count'], 'usage'],
    [['x'.repeat(201), 'count / count'], 'usage'],
    [['Costo'], 'usage'],
  ] as const)('%j has status 2 and keeps nothing', async (words, code) => {
    expect(await errorOf('measures', 'add', ...words)).toMatchObject({ code })
    expect(await desk.cli.list(['measures', 'list'])).toEqual([])
  })

  test('of another report say which have its fields, in both languages', async () => {
    const { cli } = desk
    await cli.json(['measures', 'add', 'Costo medio', 'sum(cost) / count'])
    const { status, stderr } = await cli.run(['summarize', 'agent_8', ...DAYS, '--measure', 'own:costo medio'], {
      env: { LC_ALL: 'es_CO.UTF-8' },
    })
    expect([status, stderr]).toEqual([2, expect.stringContaining('reports_manager/cdr_1') as unknown])
    const { stdout } = await cli.run(['measures', 'list'], { env: { LC_ALL: 'es_CO.UTF-8' } })
    expect(stdout).toContain('own:Costo medio\n  = sum(cost) / count\n')
  })
})

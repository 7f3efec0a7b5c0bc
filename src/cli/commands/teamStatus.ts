import { amountTexts } from '../../shared/commonTexts/amounts.ts'
import type { TeamOverview } from '../../shared/team.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../exitStatus.ts'
import { table } from '../table.ts'
import type { Terminal } from '../terminal.ts'
import { teamTexts } from '../texts/team.ts'

const MEGABYTE = 1_000_000

function textOf(terminal: Terminal, overview: TeamOverview): string {
  const { url, member, members, slices, bytes, requestsToday, lease, today, unpublished, operations } = overview
  const headings = (key: 'members' | 'requests' | 'leases'): readonly string[] =>
    terminal.say(teamTexts(key)).split('|')
  const megabytes = (bytes / MEGABYTE).toFixed(1)
  const codes = new Map(operations.map(({ connection, operation }) => [connection, operation]))
  return [
    terminal.say(teamTexts('lines', { url, member, slices, megabytes })),
    '',
    table(
      headings('members'),
      members.map(({ name, lastSeen }) => [name, lastSeen]),
    ),
    '',
    table(
      headings('requests'),
      requestsToday.map(({ connection, own, team }) => [
        connection,
        String(own),
        String(team),
        codes.get(connection) ?? '',
      ]),
    ),
    ...(lease.length === 0
      ? []
      : [
          '',
          table(
            headings('leases'),
            lease.map(({ connection, holder, until }) => [connection, holder, until]),
          ),
        ]),
    '',
    terminal.say(teamTexts('spared', { spared: today.spared, requests: amountTexts.counted('requests', today.all) })),
    ...(unpublished === 0 ? [] : [terminal.say(teamTexts('unpublished', { count: unpublished }))]),
  ].join('\n')
}

export const teamStatus: Command = {
  usage: 'team status',
  ...teamTexts('status'),
  options: {},
  positionals: { least: 0, most: 0 },
  async run(context) {
    const { terminal } = context
    const overview = await (await context.team()).overview()
    const { url, member, slices, bytes, requestsToday, lease } = overview
    const members = overview.members.map(({ name, lastSeen }) => ({ name, lastSeen }))
    await terminal.result({ url, member, members, slices, bytes, requestsToday, lease }, textOf(terminal, overview))
    return EXIT.done
  },
}

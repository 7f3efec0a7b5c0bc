import type { PolicyName } from '../../policy/settings.ts'

/** What English says of what the administrator of the computer set, to who is held by it. */
export const managed: Readonly<Record<PolicyName, string>> = {
  AllowedServers: 'on this computer the server {{host}} cannot be asked',
  UserTokens: 'on this computer no tokens are added',
  FetchWithoutTeam: 'nothing is fetched while the database of the team cannot be reached',
  Proxy: 'a proxy is set that cannot be read, and without it nothing is sent',
  Updates: 'whether newer versions are looked for',
  UpdateFeed: 'updates come from where it is set alone',
  MaskAtLeast: 'personal data is hidden at least at the level "{{level}}"',
  KeepAtMostDays: 'rows are kept for {{most}} at most',
  ExportFolders: 'files go to the allowed folders alone ({{folders}})',
}

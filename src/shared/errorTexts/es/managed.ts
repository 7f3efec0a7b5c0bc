import type { PolicyName } from '../../policy/settings.ts'

/** What Spanish says of what the administrator of the computer set, to who is held by it. */
export const managed: Readonly<Record<PolicyName, string>> = {
  AllowedServers: 'en este equipo no se puede consultar el servidor {{host}}',
  UserTokens: 'en este equipo no se agregan tokens',
  FetchWithoutTeam: 'mientras no se llegue a la base de datos del equipo de trabajo no se trae nada',
  Proxy: 'hay un proxy fijado que no se puede leer, y sin él no se envía nada',
  Updates: 'si se buscan versiones nuevas',
  UpdateFeed: 'las actualizaciones solo vienen de donde está fijado',
  MaskAtLeast: 'los datos personales se ocultan al menos con el nivel «{{level}}»',
  KeepAtMostDays: 'las filas se conservan como máximo {{most}}',
  ExportFolders: 'los archivos solo se guardan en las carpetas permitidas ({{folders}})',
}

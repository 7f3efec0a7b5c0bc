const ABSOLUTE = /^(?:\/|[a-z]:[\\/]|\\\\[^\\/]+[\\/][^\\/]+)/i
const OF_HOME = /^~(?:[\\/]|$)/

/**
 * Whether a folder is one that files can be kept to: absolute, of a share, or below the user's own (`~/Documents`).
 * Variables of the environment would be the user's to change.
 */
export function isAllowedFolder(folder: string): boolean {
  if (/%[^%]+%|\$/.test(folder)) return false
  return (ABSOLUTE.test(folder) || OF_HOME.test(folder)) && !folder.split(/[\\/]/).includes('..')
}

/** A folder with the user's own in the place of `~`. */
export function folderOfUser(folder: string, home: string): string {
  return OF_HOME.test(folder) ? `${home}${folder.slice(1)}` : folder
}

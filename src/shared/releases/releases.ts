import type { LocalizedText } from '../language.ts'
import { compareVersions } from '../versions.ts'

// What is new in each version, for those who work with the program: what they can do now, in their own words. The
// window shows it without a network, and `npm run changelog` writes CHANGELOG.md from it.

export interface Release {
  readonly version: string
  /** The day on which it came out, as `2026-11-30`; null until then. */
  readonly day: string | null
  readonly news: readonly LocalizedText[]
}

/** All versions, the newest first. */
export const RELEASES: readonly Release[] = [
  {
    version: '0.1.0',
    day: null,
    news: [
      {
        es: 'Los 168 reportes de wolkvox, traídos por días y guardados cifrados en este computador: se filtran, ordenan y suman sin red.',
        en: 'The 168 reports of wolkvox, fetched by days and kept encrypted on this computer: filtered, sorted and summed up without a network.',
      },
      {
        es: 'Archivos que Excel abre sin pasos extra: CSV y libros de Excel, también programados cada mañana.',
        en: 'Files that Excel opens without further steps: CSV and Excel workbooks, also on a schedule every morning.',
      },
      {
        es: 'Resúmenes, gráficas, vistas con nombre y la página Mi mañana con sus tarjetas.',
        en: 'Summaries, charts, named views, and the page My morning with its cards.',
      },
      {
        es: 'La historia completa de un cliente y las conversaciones leídas como tales.',
        en: 'The whole story of a customer, and talks that are read as talks.',
      },
      {
        es: 'Datos personales ocultos en pantalla y en los archivos, cuando se quiera.',
        en: 'Personal data hidden on the screen and in files, whenever that is wanted.',
      },
      {
        es: 'Un equipo comparte lo que cada computador trae: cada consulta se le hace a wolkvox una sola vez y sirve para todos.',
        en: 'A team shares what each computer fetches: every request is made of wolkvox just once and serves all.',
      },
      {
        es: 'Lo que el administrador del computador fija, como servidores, proxy o datos ocultos, se respeta y se ve en Ajustes.',
        en: "What the computer's administrator sets, such as servers, proxy or hidden data, holds, and is seen in the settings.",
      },
      {
        es: 'El programa busca sus versiones nuevas, las revisa y las instala al salir, sin interrumpir ningún trabajo.',
        en: 'The program finds its newer versions, checks them and installs them as it ends, without interrupting any work.',
      },
    ],
  },
]

/** What came after a version, up to another one, the newest first. */
export function releasesAfter(version: string, upTo: string, releases = RELEASES): readonly Release[] {
  return releases.filter(
    (release) => compareVersions(release.version, version) > 0 && compareVersions(release.version, upTo) <= 0,
  )
}

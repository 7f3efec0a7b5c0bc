import { dump } from 'js-yaml'
import type { ReleasedPackages } from './releasedPackages.ts'

// What winget is told of a version: https://learn.microsoft.com/en-us/windows/package-manager/package/manifest

const IDENTIFIER = 'Atalaya.Atalaya'
const SCHEMA = '1.10.0'

interface LocaleTexts {
  readonly ShortDescription: string
  readonly Description: string
  readonly Tags: readonly string[]
}

/** The first language is the one that winget shows where it has no better. */
const TEXTS: Readonly<Record<'es-CO' | 'en-US', LocaleTexts>> = {
  'es-CO': {
    ShortDescription: 'Mesa de reportes para supervisores de contact center que trabajan con wolkvox.',
    Description:
      'Trae los reportes de una operación wolkvox, los guarda cifrados en su propio computador, los filtra y resume ' +
      'sin red, y los entrega como archivos que abren bien en Excel.',
    Tags: ['contact-center', 'reportes', 'wolkvox', 'supervisor', 'excel'],
  },
  'en-US': {
    ShortDescription: 'Report desk for contact-centre supervisors that work with wolkvox.',
    Description:
      'Pulls the reports of a wolkvox operation, keeps them encrypted on your own computer, filters and summarizes ' +
      'them without a network, and hands them on as files that simply open in Excel.',
    Tags: ['contact-center', 'reports', 'wolkvox', 'supervisor', 'excel'],
  },
}
const [DEFAULT_LOCALE = 'es-CO', ...OTHER_LOCALES] = Object.keys(TEXTS) as (keyof typeof TEXTS)[]

function yaml(kind: string, content: object): string {
  const schema = `# yaml-language-server: $schema=https://aka.ms/winget-manifest.${kind}.${SCHEMA}.schema.json`
  return `${schema}\n\n${dump({ ...content, ManifestType: kind, ManifestVersion: SCHEMA }, { lineWidth: -1 })}`
}

function localeOf(locale: keyof typeof TEXTS, { version, homepage, releasedAt }: ReleasedPackages): object {
  return {
    PackageIdentifier: IDENTIFIER,
    PackageVersion: version,
    PackageLocale: locale,
    Publisher: 'Atalaya',
    PublisherUrl: homepage,
    PackageName: 'Atalaya',
    PackageUrl: homepage,
    // The owner has chosen no licence: all rights are reserved (LICENSE).
    License: 'Proprietary',
    ...TEXTS[locale],
    ...(locale === DEFAULT_LOCALE ? { Moniker: 'atalaya' } : {}),
    ReleaseNotesUrl: `${homepage}/releases/tag/v${version}`,
    Documentations: [{ DocumentLabel: 'README', DocumentUrl: `${homepage}/blob/${releasedAt}/README.md` }],
  }
}

/**
 * The files of a version for winget's repository, by name: the setup program for one user, the MSI for all users of a
 * computer.
 *
 * @param upgradeCode by which Windows knows that one MSI takes the place of another
 */
export function wingetManifests(released: ReleasedPackages, upgradeCode: string): Readonly<Record<string, string>> {
  const { version, packages } = released
  const head = { PackageIdentifier: IDENTIFIER, PackageVersion: version }
  const { setup, msi } = packages
  const installers = yaml('installer', {
    ...head,
    InstallerLocale: DEFAULT_LOCALE,
    Platform: ['Windows.Desktop'],
    MinimumOSVersion: '10.0.0.0',
    InstallModes: ['interactive', 'silent', 'silentWithProgress'],
    UpgradeBehavior: 'install',
    Installers: [
      {
        Architecture: 'x64',
        InstallerType: 'nullsoft',
        Scope: 'user',
        InstallerUrl: setup.url,
        InstallerSha256: setup.sha256.toUpperCase(),
      },
      {
        Architecture: 'x64',
        InstallerType: 'wix',
        Scope: 'machine',
        InstallerUrl: msi.url,
        InstallerSha256: msi.sha256.toUpperCase(),
        AppsAndFeaturesEntries: [{ UpgradeCode: `{${upgradeCode}}`, InstallerType: 'wix' }],
      },
    ],
  })
  return {
    [`${IDENTIFIER}.yaml`]: yaml('version', { ...head, DefaultLocale: DEFAULT_LOCALE }),
    [`${IDENTIFIER}.installer.yaml`]: installers,
    [`${IDENTIFIER}.locale.${DEFAULT_LOCALE}.yaml`]: yaml('defaultLocale', localeOf(DEFAULT_LOCALE, released)),
    ...Object.fromEntries(
      OTHER_LOCALES.map((locale) => [
        `${IDENTIFIER}.locale.${locale}.yaml`,
        yaml('locale', localeOf(locale, released)),
      ]),
    ),
  }
}

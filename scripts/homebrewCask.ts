import type { ReleasedPackages } from './releasedPackages.ts'

/** What Homebrew is told of a version: https://docs.brew.sh/Cask-Cookbook */
export function homebrewCask({ version, homepage, packages }: ReleasedPackages): string {
  const { arm64, x64 } = { arm64: packages.dmgArm64, x64: packages.dmgX64 }
  const url = arm64.url.replaceAll(version, '#{version}').replace('arm64', '#{arch}')
  return `cask "atalaya" do
  arch arm: "arm64", intel: "x64"

  version "${version}"
  sha256 arm:   "${arm64.sha256}",
         intel: "${x64.sha256}"

  url "${url}"
  name "Atalaya"
  desc "Report desk for contact-centre supervisors"
  homepage "${homepage}"

  livecheck do
    url :url
    strategy :github_latest
  end

  app "Atalaya.app"

  # The reports, encrypted. Their key stays in the keychain until it is removed there.
  zap trash: "~/Library/Application Support/Atalaya"
end
`
}

# Template of a cask for a tap of one's own: Homebrew's main tap takes notarised programs only. A release fills in the
# words between @; the sums stand in SHA256SUMS.
cask "gogetwell" do
  arch arm: "arm64", intel: "x64"

  version "@VERSION@"
  sha256 arm:   "@SHA256_ARM64@",
         intel: "@SHA256_X64@"

  url "@RELEASES@/download/v#{version}/GoGetWell-#{version}-macos-#{arch}.dmg"
  name "GoGetWell"
  desc "Finds out why go get fails, proves it and repairs it"
  homepage "@HOMEPAGE@"

  depends_on macos: ">= :big_sur"

  app "GoGetWell.app"
  binary "#{appdir}/GoGetWell.app/Contents/MacOS/gogetwell"

  zap trash: "~/Library/Application Support/GoGetWell"

  # Without this part where a release is notarised.
  caveats <<~TEXT
    This release is not notarised by Apple. Before the first start, allow it once:
      xattr -dr com.apple.quarantine "#{appdir}/GoGetWell.app"
  TEXT
end

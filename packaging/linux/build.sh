#!/usr/bin/env bash
# Builds .deb, .rpm and a tar of the program with its own Java for the Linux and the processor on which it runs. Called by
# packaging/build.sh, whose head says what the variables hold.
#
# Not made by jpackage: its launcher knows one program in one way, and we need the very script of bin/gogetwell, which
# keeps the caller's PATH, standard input and exit codes, and gives the JVM a locale that can spell file names. A folder
# with that script is also simpler, can be built without the target's tools and is the same for the same sources.
set -euo pipefail
# shellcheck source=packaging/common/functions.sh
. "$ROOT/packaging/common/functions.sh"
here=$ROOT/packaging/linux
case $(uname -m) in
  x86_64) arch=x64 deb_arch=amd64 rpm_arch=x86_64 javafx=linux ;;
  aarch64) arch=arm64 deb_arch=arm64 rpm_arch=aarch64 javafx=linux-aarch64 ;;
  *) fail "JavaFX has no libraries for $(uname -m)" ;;
esac
SOURCE_DATE_EPOCH=$(source_date)
export SOURCE_DATE_EPOCH

if [ -z "$RUNTIME" ]; then
  RUNTIME=$WORK/runtime
  "$ROOT/packaging/common/runtime.sh" "$RUNTIME"
fi
image=$WORK/image/gogetwell-$VERSION
unix_image "$image" "$RUNTIME" "$javafx"
train_image "$image"

tree=$WORK/tree
rm -rf "$tree"
mkdir -p "$tree/opt" "$tree/usr/bin" "$tree/usr/share/applications" "$tree/usr/share/doc/gogetwell"
cp -a "$image" "$tree/opt/gogetwell"
ln -s ../../opt/gogetwell/bin/gogetwell "$tree/usr/bin/gogetwell"
cp "$here/gogetwell.desktop" "$tree/usr/share/applications/"
for size in 16 24 32 48 64 128 256 512; do
  install -D -m 644 "$ROOT/assets/icon/gogetwell-$size.png" \
    "$tree/usr/share/icons/hicolor/${size}x$size/apps/gogetwell.png"
done
install -D -m 644 "$ROOT/assets/icon/gogetwell.svg" "$tree/usr/share/icons/hicolor/scalable/apps/gogetwell.svg"
cp "$here/copyright" "$tree/usr/share/doc/gogetwell/copyright"
find "$tree" -type d -exec chmod 755 {} +
find "$tree" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +

deb() {
  local control=$tree/DEBIAN
  mkdir -p "$control"
  sed -e "s/@VERSION@/$VERSION/" -e "s/@ARCH@/$deb_arch/" \
    -e "s/@SIZE@/$(du -sk --apparent-size "$tree" | cut -f1)/" "$here/control" > "$control/control"
  (cd "$tree" && find opt usr -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum) > "$control/md5sums"
  chmod 644 "$control"/*
  touch -d "@$SOURCE_DATE_EPOCH" "$control"/* "$control" "$tree"
  local compression=(-Zxz -z6)
  [ "$FAST" = 0 ] || compression=(-Zgzip -z1)
  dpkg-deb --root-owner-group "${compression[@]}" --build "$tree" "$DIST/gogetwell_${VERSION}_$deb_arch.deb" > /dev/null
  rm -rf "$control"
}

rpm() {
  local top=$WORK/rpm payload=w6.xzdio
  [ "$FAST" = 0 ] || payload=w1.gzdio
  rm -rf "$top"
  mkdir -p "$top"
  rpmbuild -bb --quiet --target "$rpm_arch" --define "_topdir $top" --define "tree $tree" \
    --define "program_version $VERSION" --define "_binary_payload $payload" --define "_buildhost localhost" \
    --define "use_source_date_epoch_as_buildtime 1" --define "clamp_mtime_to_source_date_epoch 1" "$here/gogetwell.spec"
  cp "$top/RPMS/$rpm_arch/gogetwell-$VERSION-1.$rpm_arch.rpm" "$DIST/"
}

if command -v dpkg-deb > /dev/null; then deb; else say "there is no dpkg-deb here, so no .deb"; fi
if command -v rpmbuild > /dev/null; then rpm; else say "there is no rpmbuild here, so no .rpm"; fi
pack_tar "$WORK/image" "gogetwell-$VERSION" "$DIST/gogetwell-$VERSION-linux-$arch.tar.xz"

package dev.gogetwell.machine.truststore;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// How the families of Linux distributions take a new root: a folder for the PEM file and a command that rebuilds the
/// bundle. The order is the one in which the folders are unambiguous.
enum LinuxLayout {
  FEDORA("/etc/pki/ca-trust/source/anchors", List.of("update-ca-trust", "extract")),
  DEBIAN("/usr/local/share/ca-certificates", List.of("update-ca-certificates")),
  ARCH("/etc/ca-certificates/trust-source/anchors", List.of("trust", "extract-compat")),
  SUSE("/usr/share/pki/trust/anchors", List.of("update-ca-certificates")),
  UNKNOWN("", List.of());

  private final String folder;
  private final List<String> command;

  LinuxLayout(String folder, List<String> command) {
    this.folder = folder;
    this.command = command;
  }

  static LinuxLayout of(Path prefix) {
    for (LinuxLayout layout : values()) {
      if (layout != UNKNOWN && Files.isDirectory(prefix.resolve(layout.folder.substring(1)))) {
        return layout;
      }
    }
    return UNKNOWN;
  }

  AddingRoute route() {
    return this == UNKNOWN ? new AddingRoute("linux-unknown", "", List.of(), true)
        : new AddingRoute("linux-folder", folder, List.of(command), true);
  }
}

package dev.gogetwell.model;

import java.util.List;
import java.util.Optional;

/// One edit of one setting. Data: somebody else previews, tries, writes and undoes it.
public sealed interface Change {
  /// The setting that is edited.
  String name();

  /// `go env -w NAME=VALUE`, or `go env -u NAME` where the value is empty.
  ///
  /// @param expected the value that the file held when the change was planned; a file that says otherwise is left alone
  record GoEnv(String name, Optional<String> value, Optional<String> expected) implements Change {}

  /// `git config --global KEY VALUE`, or `--unset` where the value is empty.
  ///
  /// @param name the key, for instance `http.proxy` or `http.https://host/.sslCAInfo`
  /// @param file the file that holds the value; empty for the user's own file
  record GitConfig(String name, Optional<String> value, Optional<String> expected, Optional<String> file)
      implements Change {}

  /// `git config --global --add KEY VALUE`: one value more of a key that may have many, which all stay.
  record GitConfigAdded(String name, String value) implements Change {}

  /// Sends ssh for one host to another place of the same operator, in the user's own ssh configuration. The key of the
  /// host has to be the one that is known for its name.
  ///
  /// @param name of the host as addresses spell it
  /// @param server where it is asked instead
  record SshHost(String name, String server, int port) implements Change {}

  /// `go mod init NAME` in a folder that has no go.mod: a new file, never another content for one that is there.
  ///
  /// @param name the path of the module
  /// @param folder the folder of the command
  record NewModule(String name, String folder) implements Change {}

  /// Moves a damaged file of the module cache to a name beside it, so that `go` fetches a new one.
  ///
  /// @param name of the file below the cache, with slashes
  /// @param folder the module cache
  record PutAside(String name, String folder) implements Change {}

  /// A variable of the user's environment: set it, or take it away where the value is empty.
  record UserEnvironment(String name, Optional<String> value, Optional<String> expected) implements Change {}

  /// A file of ours with a *complete* list of roots: everything that `sources` hold now, and the added ones. Complete,
  /// because a client that is given such a file reads no other.
  ///
  /// @param name the path of the file
  /// @param sources PEM files, folders or key stores whose roots are taken over
  /// @param added roots that are new
  record TrustBundle(String name, List<String> sources, List<Der> added) implements Change {
    public TrustBundle {
      sources = List.copyOf(sources);
      added = List.copyOf(added);
    }
  }
}

package dev.gogetwell.model;

import java.util.List;
import java.util.Optional;

/// What the user wants to work.
///
/// @param module `path` or `path@version`; empty text if none was named
/// @param project the folder with go.mod; empty to use a scratch module
/// @param command the command whose passing proves a fix, for instance `go get rsc.io/quote@v1.5.2`
/// @param pasted what the tool printed, if the user pasted it
public record Target(String module, Optional<String> project, List<String> command, Optional<String> pasted) {
  public Target {
    command = List.copyOf(command);
  }
}

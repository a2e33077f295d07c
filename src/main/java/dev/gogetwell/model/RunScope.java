package dev.gogetwell.model;

import java.util.List;

/// What a run might ask beside its route, and where its command would run. Rules look at it: what was not to be asked is
/// no missing control, and a mirror that was asked may be one.
///
/// @param mirrors module proxies that may stand in
/// @param controls names that nobody filters
/// @param portals whether pages with a known answer may be asked
/// @param resolvers whether any resolver beside the system's way may be asked
/// @param deep whether experiments that the verdict does not need are welcome
/// @param folder what the folder of the command looks like
public record RunScope(
    List<String> mirrors, List<String> controls, boolean portals, boolean resolvers, boolean deep, Folder folder) {
  public RunScope {
    mirrors = List.copyOf(mirrors);
    controls = List.copyOf(controls);
  }

  /// The folder in which the command would run; its name is no part of it.
  public enum Folder {
    /// go.mod is here or above.
    MODULE,
    /// Go files, but no go.mod here or above: `go get` fails before it touches the network.
    GO_FILES_WITHOUT_MODULE,
    /// The same, with a go.mod in a folder right below: the command was meant for there.
    GO_FILES_ABOVE_MODULE,
    /// Nothing of Go; the command is tried in a scratch module.
    NO_PROJECT
  }

  /// Nothing beside the route: what a report says that does not say what else might be asked.
  public static RunScope routeOnly() {
    return new RunScope(List.of(), List.of(), false, false, false, Folder.MODULE);
  }
}

package dev.gogetwell.machine.truststore;

import java.util.List;

/// How a root gets into a store, as data for a page that explains it. `{file}` stands for the PEM file.
///
/// @param method which explanation fits: the key `cert.store.add.<method>`
/// @param folder where the file has to be put first, empty for none
/// @param commands the commands, each a list of arguments
/// @param elevated whether they need an administrator
public record AddingRoute(String method, String folder, List<List<String>> commands, boolean elevated) {
  /// A store to which nothing can be added.
  public static final AddingRoute NONE = new AddingRoute("none", "", List.of(), false);
}

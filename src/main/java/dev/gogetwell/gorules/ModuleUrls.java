package dev.gogetwell.gorules;

/// The URLs that `go` asks a module proxy or checksum database for. `!` goes out as `%21` to a module proxy but
/// as it is to the database. Source: cmd/go/internal/modfetch/proxy.go, sumdb.go. Immutable; any thread.
///
/// @param base an entry of GOPROXY, with or without trailing slash
/// @param query what stands behind the path of every request, with its sign; usually empty
public record ModuleUrls(String base, String query) {
  public ModuleUrls {
    base = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
  }

  /// The URLs below a base without a query.
  public ModuleUrls(String base) {
    this(base, "");
  }

  /// The URLs below an entry as `go` writes them: it keeps a query behind the path, drops a fragment, cleans the path
  /// and escapes what may not stand in it (modfetch/proxy.go:getBody).
  static ModuleUrls of(GoUrl entry) {
    int fragment = entry.extra().indexOf('#');
    return new ModuleUrls(entry.withoutExtra(), fragment < 0 ? entry.extra() : entry.extra().substring(0, fragment));
  }

  /// The list of versions; the argument is an escaped path ([ModulePath#escape(String)]).
  public String list(String escapedPath) {
    return file(escapedPath, "@v/list");
  }

  /// The newest version.
  public String latest(String escapedPath) {
    return file(escapedPath, "@latest");
  }

  /// What a version or a branch stands for.
  public String info(String escapedPath, String escapedVersion) {
    return file(escapedPath, "@v/" + escapedVersion + ".info");
  }

  /// The go.mod of a version.
  public String mod(String escapedPath, String escapedVersion) {
    return file(escapedPath, "@v/" + escapedVersion + ".mod");
  }

  /// The files of a version.
  public String zip(String escapedPath, String escapedVersion) {
    return file(escapedPath, "@v/" + escapedVersion + ".zip");
  }

  /// Whether this module proxy passes on requests to the database of that name.
  public String sumdbSupported(String database) {
    return base + "/sumdb/" + database + "/supported" + query;
  }

  /// The base for requests to the database through this module proxy.
  public String sumdbBase(String database) {
    return base + "/sumdb/" + database;
  }

  /// The record of a version, where [#base()] is the base of a database.
  public String lookup(String escapedPath, String escapedVersion) {
    return base + "/lookup/" + escapedPath + "@" + escapedVersion + query;
  }

  private String file(String escapedPath, String rest) {
    return base + "/" + (escapedPath + "/" + rest).replace("!", "%21") + query;
  }
}

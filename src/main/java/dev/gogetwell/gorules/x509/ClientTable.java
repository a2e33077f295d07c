package dev.gogetwell.gorules.x509;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One served chain through the eyes of several clients: "but curl works" is the usual argument, and the answer is
/// always a difference between stores or rules. Every row applies Go's rules to that client's roots, so a row tells
/// what the *store* changes; what the client's own rules change is not in it. Immutable.
///
/// @param rows one row a client, in the order of [Client]
/// @param reading what public list and local store say together
public record ClientTable(List<Row> rows, Reading reading) {
  /// The clients.
  public enum Client {
    GO("go"), GIT("git"), JAVA("java"), SYSTEM("system"), PUBLIC_LIST("public");

    private final String id;

    Client(String id) {
      this.id = id;
    }

    /// A short name for message keys and JSON.
    public String id() {
      return id;
    }
  }

  /// A client's answer.
  ///
  /// @param client the client
  /// @param verdict the verdict with its roots
  /// @param roots how many roots it has
  public record Row(Client client, ChainVerdict verdict, int roots) {
    /// The subject of the root at the end of the first accepted chain.
    public Optional<String> anchor() {
      return verdict.chains().stream().findFirst().map(chain -> chain.getLast().subject().oneLine());
    }
  }

  /// The 2×2 reading of public list × local store; texts under `cert.reading.<id>`.
  public enum Reading {
    /// Both accept.
    FINE("fine"),
    /// Only the local store accepts: a company or an antivirus program installed a root.
    LOCAL_ROOT_INSTALLED("local-root"),
    /// Only the public list accepts: the local store is outdated or incomplete.
    STORE_OUTDATED("store-outdated"),
    /// Neither knows the authority: an interception that is not installed here, or a private authority.
    UNKNOWN_TO_BOTH("unknown-to-both"),
    /// Something else is wrong with the chain (name, date, form): stores do not decide.
    NOT_A_MATTER_OF_STORES("other");

    private final String id;

    Reading(String id) {
      this.id = id;
    }

    /// A short name for message keys and JSON.
    public String id() {
      return id;
    }
  }

  /// Asks every client.
  ///
  /// @param verifier the rules
  /// @param served the chain as served, leaf first, in DER
  /// @param stores the roots by client; a client without a store has no row
  public static ClientTable of(ChainVerifier verifier, List<byte[]> served, String host, GoTime now,
      Map<Client, List<byte[]>> stores) {
    List<Row> rows = new ArrayList<>();
    Map<Client, ChainVerdict> verdicts = new EnumMap<>(Client.class);
    for (Client client : Client.values()) {
      List<byte[]> roots = stores.get(client);
      if (roots != null) {
        RootSet anchors = verifier.roots(roots);
        ChainVerdict verdict = verifier.verify(VerifyRequest.server(served, anchors, host, now));
        verdicts.put(client, verdict);
        rows.add(new Row(client, verdict, anchors.certificates().size()));
      }
    }
    return new ClientTable(List.copyOf(rows), reading(verdicts));
  }

  private static Reading reading(Map<Client, ChainVerdict> verdicts) {
    ChainVerdict everyone = verdicts.get(Client.PUBLIC_LIST);
    ChainVerdict local = verdicts.getOrDefault(Client.GO, verdicts.get(Client.SYSTEM));
    if (everyone == null || local == null) {
      return Reading.NOT_A_MATTER_OF_STORES;
    }
    if (everyone.accepted() && local.accepted()) {
      return Reading.FINE;
    }
    if (local.accepted()) {
      return isUnknown(everyone) ? Reading.LOCAL_ROOT_INSTALLED : Reading.NOT_A_MATTER_OF_STORES;
    }
    if (everyone.accepted()) {
      return isUnknown(local) || isExpired(local) ? Reading.STORE_OUTDATED : Reading.NOT_A_MATTER_OF_STORES;
    }
    return isUnknown(local) && isUnknown(everyone) ? Reading.UNKNOWN_TO_BOTH : Reading.NOT_A_MATTER_OF_STORES;
  }

  private static boolean isUnknown(ChainVerdict verdict) {
    return verdict.error().filter(e -> e.type() == ChainError.Type.UNKNOWN_AUTHORITY
        || e.type() == ChainError.Type.SYSTEM_ROOTS).isPresent();
  }

  /// An old store may still hold the expired root of a chain that ends elsewhere today.
  private static boolean isExpired(ChainVerdict verdict) {
    return verdict.error().flatMap(ChainError::reason).filter(ChainError.Reason.EXPIRED::equals).isPresent();
  }
}

package dev.gogetwell.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Which cell of which experiment a measurement belongs to.
///
/// @param experiment the experiment
/// @param cell what was varied
/// @param control whether the cell is the control: it is expected to work if the accusation is right
public record Trial(Experiment experiment, Cell cell, boolean control) {
  /// One value of the varied thing.
  ///
  /// @param arm which
  /// @param of the address, page or place where there are many of an arm; empty text else
  public record Cell(Arm arm, String of) {
    /// An arm of which there is one.
    public static Cell of(Arm arm) {
      return new Cell(arm, "");
    }

    /// The cell that a text names, as [#text] writes it.
    public static Optional<Cell> parse(String text) {
      for (Arm arm : List.of(Arm.ADDRESS, Arm.SSH_ELSEWHERE)) {
        if (text.startsWith(arm.word() + ":")) {
          return Optional.of(new Cell(arm, text.substring(arm.word().length() + 1)));
        }
      }
      return text.contains("://") ? Optional.of(new Cell(Arm.PAGE, text))
          : Arrays.stream(Arm.values()).filter(arm -> arm.word().equals(text)).findFirst().map(Cell::of);
    }

    /// For instance `target`, `address:192.0.2.1` or `http://page.example/`.
    public String text() {
      return switch (arm) {
        case PAGE -> of;
        case ADDRESS, SSH_ELSEWHERE -> arm.word() + ":" + of;
        default -> arm.word();
      };
    }
  }

  /// What is done in a cell.
  public enum Arm {
    /// The wanted server name.
    TARGET,
    /// A server name or host that nobody filters.
    CONTROL,
    /// No server name.
    NONE,
    /// The large ClientHello of Go.
    LARGE,
    /// A small one.
    SMALL,
    /// The large one in small packets.
    SPLIT,
    /// One that can only be refused, in a few bytes.
    REFUSABLE,
    /// One of TLS 1.2.
    TLS12,
    /// What the hosts file says, before any resolver is asked.
    PINNED,
    /// A resolver that the machine is set to.
    OWN,
    /// The same resolver, asked for a name of somebody else.
    OWN_CONTROL,
    /// The same resolver, asked for a name that nobody has.
    OWN_INVENTED,
    /// The same resolver, asked how it translates addresses of IPv4 into IPv6.
    OWN_TRANSLATION,
    /// Another resolver.
    OTHER,
    /// Every answer that came to one question on one socket, in order.
    RACE,
    /// A machine that is no resolver.
    NO_RESOLVER,
    /// The same machine, asked for names that nobody forges.
    NO_RESOLVER_CONTROL,
    /// An address that a resolver named.
    ADDRESS,
    /// The go.mod of the module.
    GO_MOD,
    /// The archive of the module.
    ARCHIVE,
    /// The host that a redirect leads to.
    REDIRECTED,
    /// The record of a version in the checksum database.
    RECORD,
    /// The signed tree head of the same database.
    TREE_HEAD,
    /// The last tree head of the database that `go` has kept on this machine.
    KEPT_HEAD,
    /// The same record over another way to the database.
    OTHER_WAY,
    /// Without a proxy.
    DIRECT,
    /// Through a proxy.
    PROXY,
    /// The greeting of a proxy's port.
    SNIFF,
    /// Another module proxy.
    MIRROR,
    /// A module proxy of a hidden setting.
    HIDDEN,
    /// A page with a known answer.
    PAGE,
    /// The user's own Go.
    GO,
    /// The user's command with the later entries of GOPROXY.
    LATER,
    /// The user's command, without HTTP/2.
    HTTP1,
    /// The user's command again, as it is.
    AGAIN,
    /// The user's own git, as it is set.
    GIT,
    /// git without the rule that rewrites this address.
    UNREWRITTEN,
    /// git over ssh instead.
    SSH,
    /// git over ssh at the other place that the operator of the host names.
    SSH_ELSEWHERE;

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}

package dev.gogetwell.gorules;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The part of an ssh configuration file that sends one host to another place. Pure; any thread.
///
/// What is said first counts, so the part stands at the beginning, and ends with a line that lets what follows be for
/// every host, as it was before (ssh_config(5)). `HostKeyAlias` has the key compared with the one that is known for the
/// host's own name: nothing new is believed, and nobody is asked.
///
/// @param host as addresses spell it
/// @param server where it is asked instead
public record SshConfigText(String host, String server, int port) {
  private static final Pattern PLACE = Pattern.compile("([^:\\s]+):(\\d{1,5})");
  private static final String BEGIN = "# >>> gogetwell: ";
  private static final String END = "# <<< gogetwell: ";

  /// The part alone, line by line.
  public String part() {
    return BEGIN + host + " >>>\nHost " + host + "\n  HostName " + server + "\n  Port " + port + "\n  HostKeyAlias "
        + host + "\nHost *\n" + END + host + " <<<\n";
  }

  /// The same in one line, for a person who writes it into the file.
  public String inOneLine() {
    return "Host " + host + " / HostName " + server + " / Port " + port + " / HostKeyAlias " + host;
  }

  /// The file with the part in front of everything else, of which no byte changes; a former part of ours for the same
  /// host is replaced.
  public byte[] before(byte[] file) {
    // ISO 8859-1 keeps every byte, whatever the encoding of the file is.
    String text = new String(file, StandardCharsets.ISO_8859_1);
    int begin = text.indexOf(BEGIN + host + " >>>\n");
    String end = END + host + " <<<\n";
    int last = begin < 0 ? -1 : text.indexOf(end, begin);
    String rest = last < 0 ? text : text.substring(0, begin) + text.substring(last + end.length());
    return (part() + rest).getBytes(StandardCharsets.ISO_8859_1);
  }

  /// The words of ssh that do the same in one call; stronger than every file.
  public String options() {
    return "-o 'HostName " + server + "' -o 'Port " + port + "' -o 'HostKeyAlias " + host + "'";
  }

  /// For a host and a place `server:port`.
  public static Optional<SshConfigText> of(String host, String place) {
    Matcher parts = PLACE.matcher(place);
    return parts.matches() ? Optional.of(new SshConfigText(host, parts.group(1), Integer.parseInt(parts.group(2))))
        : Optional.empty();
  }

  /// Where the host is asked, `server:port`.
  public String place() {
    return server + ":" + port;
  }

  /// Whether what `ssh -G HOST` printed says the same.
  public boolean isEffective(String printed) {
    return printed.lines().toList().containsAll(
        List.of("hostname " + server, "port " + port, "hostkeyalias " + host));
  }
}

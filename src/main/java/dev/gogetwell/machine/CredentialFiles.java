package dev.gogetwell.machine;

import dev.gogetwell.machine.file.InputLimit;
import dev.gogetwell.machine.file.RegularFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The passwords that go and git take from files of this user: netrc and git's store. Read for one purpose alone: that a
/// server which echoes them, or a text that is pasted, does not carry them into a report. One instance, any thread.
final class CredentialFiles {
  private static final Pattern STORED = Pattern.compile("(?m)^\\w{2,10}://([^\\s/@]{1,1024}+)@");

  private final Environment environment;

  CredentialFiles(Environment environment) {
    this.environment = environment;
  }

  /// Every password, and `user:password` where the two stand together.
  Set<String> secrets() {
    Set<String> found = new TreeSet<>();
    netrc().ifPresent(file -> netrc(read(file), found));
    environment.home().map(home -> home.resolve(".git-credentials")).ifPresent(file -> store(read(file), found));
    environment.configFolder().map(folder -> folder.resolve("git").resolve("credentials"))
        .ifPresent(file -> store(read(file), found));
    return found;
  }

  /// As Go finds it (cmd/go/internal/auth/netrc.go: netrcPath).
  private Optional<Path> netrc() {
    if (!environment.value("NETRC").isEmpty()) {
      return environment.within(Path.of("")).folder("NETRC");
    }
    List<Path> places = new ArrayList<>();
    environment.home().ifPresent(home -> {
      if (environment.os() == OperatingSystem.WINDOWS) {
        places.add(home.resolve("_netrc"));
      }
      places.add(home.resolve(".netrc"));
    });
    return places.stream().filter(Files::isRegularFile).findFirst();
  }

  private static void netrc(String text, Set<String> found) {
    String[] words = text.split("\\s+", 0);
    String login = "";
    for (int i = 0; i + 1 < words.length; i++) {
      switch (words[i]) {
        case "machine", "default" -> login = "";
        case "login" -> login = words[++i];
        case "password", "account" -> {
          found.add(words[++i]);
          if (!login.isEmpty()) {
            found.add(login + ":" + words[i]);
          }
        }
        default -> { }
      }
    }
  }

  private static void store(String text, Set<String> found) {
    Matcher line = STORED.matcher(text);
    while (line.find()) {
      String info = line.group(1);
      found.add(info);
      found.add(info.substring(info.indexOf(':') + 1));
    }
  }

  /// Nothing for whatever is no plain file.
  private static String read(Path file) {
    try {
      return RegularFile.at(file).text(InputLimit.SETTINGS);
    } catch (IOException _) {
      return ""; // go cannot read it either.
    }
  }
}

package dev.gogetwell.remedy;

import dev.gogetwell.gorules.ShellWords;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.registry.RegistryValue;
import dev.gogetwell.machine.registry.UserVariables;
import dev.gogetwell.machine.registry.UserVariables.Owner;
import dev.gogetwell.model.Change;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The user's environment on Windows: a value in the registry, of the type that it has. A new program gets the
/// variables of the machine, then those of the user over them.
final class WindowsEnvironmentApplier implements LoginApplier {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern EXPANDED = Pattern.compile("%([^%=]+)%");
  /// What a session gets from the system itself, whatever those two keys hold.
  private static final List<String> OF_THE_SESSION = List.of("SystemRoot", "SystemDrive", "USERPROFILE", "HOMEDRIVE",
      "HOMEPATH", "APPDATA", "LOCALAPPDATA", "USERNAME", "USERDOMAIN", "COMPUTERNAME", "LOGONSERVER", "ProgramFiles",
      "ProgramFiles(x86)", "ProgramW6432", "ProgramData", "ALLUSERSPROFILE", "PUBLIC", "CommonProgramFiles");

  private final UserVariables variables;
  private final Environment environment;

  WindowsEnvironmentApplier(UserVariables variables, Environment environment) {
    this.variables = variables;
    this.environment = environment;
  }

  @Override
  public void plan(Change.UserEnvironment change, Draft draft, Path folder) throws RemedyException {
    String name = change.name();
    if (!NAME.matcher(name).matches() || change.value().orElse("").chars().anyMatch(c -> c < ' ')) {
      throw RemedyErrors.of("value", name);
    }
    boolean ours = isOurs();
    Optional<String> now = newLogin().get(name);
    RegistryPlace place = new RegistryPlace(variables, name,
        ShellWords.powerShellVariable(name, change.value()), ours);
    // A variable of this terminal only is absent in a new one; that is no contradiction.
    if (now.isPresent() && !now.equals(change.expected())) {
      throw RemedyErrors.of("changed", name, now.get(), place.name());
    }
    if (ours && change.value().isEmpty() && kept(Owner.MACHINE).containsKey(name)) {
      throw RemedyErrors.of("machine-variable", name);
    }
    Draft.Edit edit = draft.place(place);
    edit.change(change.value().map(value -> RegistryValue.text(type(edit, value), value).written()
        .getBytes(StandardCharsets.UTF_8)), place.byHand());
  }

  /// The type stays, unless a percent sign of the new value would be taken for a variable.
  private static int type(Draft.Edit edit, String value) {
    boolean expanded = edit.after().map(bytes -> RegistryValue.parse(new String(bytes, StandardCharsets.UTF_8)))
        .filter(old -> old.type() == RegistryValue.EXPANDED_TEXT).isPresent();
    return expanded && value.indexOf('%') < 0 ? RegistryValue.EXPANDED_TEXT : RegistryValue.TEXT;
  }

  /// The registry is that of the user who runs this program. Another profile, as a practice network has one, has none
  /// that is loaded.
  private boolean isOurs() throws RemedyException {
    try {
      return environment.home().equals(Optional.of(variables.profile()));
    } catch (IOException e) {
      throw RemedyErrors.of("unreadable", e, RegistryPlace.PREFIX);
    }
  }

  private Map<String, RegistryValue> kept(Owner owner) throws RemedyException {
    try {
      return variables.all(owner);
    } catch (IOException e) {
      throw RemedyErrors.of("unreadable", e, RegistryPlace.PREFIX);
    }
  }

  @Override
  public Environment newLogin() throws RemedyException {
    if (!isOurs()) {
      return environment;
    }
    Map<String, String> session = new TreeMap<>();
    OF_THE_SESSION.forEach(name -> environment.get(name).ifPresent(value -> session.put(name, value)));
    Environment login = Environment.of(environment.os(), session);
    for (Owner owner : List.of(Owner.MACHINE, Owner.USER)) {
      login = over(login, kept(owner));
    }
    return login;
  }

  /// First what is plain, then what is made of other variables; PATH alone adds up.
  private static Environment over(Environment below, Map<String, RegistryValue> values) {
    Environment seen = below;
    for (int type : List.of(RegistryValue.TEXT, RegistryValue.EXPANDED_TEXT)) {
      for (Map.Entry<String, RegistryValue> entry : values.entrySet()) {
        String name = entry.getKey();
        if (entry.getValue().type() == type) {
          String text = entry.getValue().text();
          String value = type == RegistryValue.TEXT ? text : expanded(text, seen);
          boolean adds = name.equalsIgnoreCase("PATH") && !below.value(name).isEmpty();
          seen = seen.with(name, adds ? below.value(name) + ";" + value : value);
        }
      }
    }
    return seen;
  }

  /// An unknown name stays as it is written.
  private static String expanded(String text, Environment seen) {
    return EXPANDED.matcher(text).replaceAll(found ->
        Matcher.quoteReplacement(seen.get(found.group(1)).orElse(found.group())));
  }
}

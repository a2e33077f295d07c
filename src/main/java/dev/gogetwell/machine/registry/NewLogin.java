package dev.gogetwell.machine.registry;

import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.registry.UserVariables.Owner;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The variables that Windows gives to a program that is started anew, and who set each. A terminal keeps those of the
/// moment when it was opened: what `setx` wrote since then it lacks, and what was typed there nobody else has.
///
/// Built as the user profile service does (CreateEnvironmentBlock): the machine's variables, then the user's, in each
/// group first plain text and then text with `%NAME%`, which is filled in from what is there by then; the user's PATH is
/// put behind the machine's. Immutable; any thread.
///
/// @param environment the variables
/// @param owners who set a variable, by its name in upper case; what the logon gives has none
public record NewLogin(Environment environment, Map<String, Owner> owners) {
  /// What the logon gives, whatever the registry says of variables.
  private static final List<String> OF_THE_LOGON = List.of("ALLUSERSPROFILE", "APPDATA", "CommonProgramFiles",
      "CommonProgramFiles(x86)", "CommonProgramW6432", "COMPUTERNAME", "HOMEDRIVE", "HOMEPATH", "HOMESHARE",
      "LOCALAPPDATA", "LOGONSERVER", "ProgramData", "ProgramFiles", "ProgramFiles(x86)", "ProgramW6432", "PUBLIC",
      "SESSIONNAME", "SystemDrive", "SystemRoot", "USERDOMAIN", "USERDOMAIN_ROAMINGPROFILE", "USERNAME",
      "USERPROFILE");
  /// Without these no program runs; a registry that lacks them is broken, and ours are better than none.
  private static final List<String> NEEDED = List.of("Path", "PATHEXT", "ComSpec", "windir", "TEMP", "TMP");
  private static final List<String> JOINED = List.of("PATH", "LIBPATH", "OS2LIBPATH");
  private static final Pattern REFERENCE = Pattern.compile("%([^%]{1,255})%");

  public NewLogin {
    owners = Map.copyOf(owners);
  }

  /// Reads the registry. Blocking.
  ///
  /// @param own the variables of this process, for what the logon gives
  /// @throws IOException if the registry cannot be read
  public static NewLogin read(Environment own, UserVariables registry) throws IOException {
    Environment built = Environment.of(own.os(), Map.of());
    for (String name : OF_THE_LOGON) {
      Optional<String> value = own.get(name);
      built = value.isPresent() ? built.with(name, value.get()) : built;
    }
    Map<String, Owner> owners = new HashMap<>();
    for (Owner owner : List.of(Owner.MACHINE, Owner.USER)) {
      Map<String, RegistryValue> kept = registry.all(owner);
      for (int type : List.of(RegistryValue.TEXT, RegistryValue.EXPANDED_TEXT)) {
        for (Map.Entry<String, RegistryValue> entry : kept.entrySet()) {
          if (entry.getValue().type() == type && !entry.getKey().isEmpty()) {
            built = with(built, entry.getKey(), entry.getValue());
            owners.put(entry.getKey().toUpperCase(Locale.ROOT), owner);
          }
        }
      }
    }
    for (String name : NEEDED) {
      if (built.value(name).isEmpty() && own.get(name).isPresent()) {
        built = built.with(name, own.value(name));
      }
    }
    return new NewLogin(built, owners);
  }

  private static Environment with(Environment so, String name, RegistryValue value) {
    String text = value.type() == RegistryValue.EXPANDED_TEXT ? expanded(value.text(), so) : value.text();
    boolean joined = JOINED.contains(name.toUpperCase(Locale.ROOT)) && !so.value(name).isEmpty() && !text.isEmpty();
    return so.with(name, joined ? so.value(name).replaceFirst(";+$", "") + ";" + text : text);
  }

  /// A name that nobody set stays as it stands.
  private static String expanded(String text, Environment so) {
    return REFERENCE.matcher(text).replaceAll((MatchResult found) ->
        Matcher.quoteReplacement(so.get(found.group(1)).orElse(found.group())));
  }

  /// The registry key where a variable of this value stands; empty if it has another one there, or none.
  public Optional<String> keyOf(String name, String value) {
    return environment.get(name).filter(value::equals)
        .flatMap(_ -> Optional.ofNullable(owners.get(name.toUpperCase(Locale.ROOT)))).map(owner -> switch (owner) {
          case USER -> "HKCU\\Environment";
          case MACHINE -> "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment";
        });
  }
}

package dev.gogetwell.hygiene;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Which licences may be used. Names are those of SPDX; `-only` and `-or-later` count for nothing, since a text does
/// not say which of them was meant. Immutable; any thread.
///
/// @param allowed empty for "all that are not forbidden"
/// @param forbidden wins over allowed
/// @param excepted module paths that somebody has looked at
public record LicencePolicy(Set<String> allowed, Set<String> forbidden, Set<String> excepted) {
  private static final Set<String> KEYS = Set.of("allowed", "forbidden", "lookedAt");

  public LicencePolicy {
    allowed = Set.copyOf(allowed);
    forbidden = Set.copyOf(forbidden);
    excepted = Set.copyOf(excepted);
  }

  /// Reads `{"allowed":["MIT"],"forbidden":["GPL-3.0"],"lookedAt":["example.com/module"]}`; empty for anything else, a
  /// key that is spelled wrongly included: a policy that is not obeyed must not look like one.
  public static Optional<LicencePolicy> parse(byte[] json) {
    try {
      JsonNode root = JsonMapper.builder().build().readTree(json);
      boolean known = root.isObject() && !root.isEmpty() && KEYS.containsAll(root.propertyNames());
      for (JsonNode list : root) {
        known &= list.isArray();
        for (JsonNode one : list) {
          known &= one.isString();
        }
      }
      return known ? Optional.of(new LicencePolicy(names(root.path("allowed")), names(root.path("forbidden")),
          texts(root.path("lookedAt")))) : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static Set<String> texts(JsonNode list) {
    Set<String> all = new TreeSet<>();
    list.forEach(one -> all.add(one.asString("")));
    return all;
  }

  private static Set<String> names(JsonNode list) {
    Set<String> all = new TreeSet<>();
    texts(list).forEach(one -> all.add(plain(one)));
    return all;
  }

  private static String plain(String name) {
    return name.replaceFirst("-(?:only|or-later)$", "").replaceFirst("\\+$", "");
  }

  /// What is wrong with a licence. Several names may be a choice or may all count: then a person has to look.
  Optional<HygieneRule> judge(String licence) {
    if (licence.isEmpty() || licence.equals(Licences.UNKNOWN) || licence.equals(Licences.ABSENT)) {
      return Optional.of(HygieneRule.LICENCE_UNKNOWN);
    }
    List<String> names = List.of(licence.split(", ", -1));
    if (names.stream().allMatch(one -> !forbidden.contains(one) && (allowed.isEmpty() || allowed.contains(one)))) {
      return Optional.empty();
    }
    return Optional.of(names.stream().allMatch(forbidden::contains) ? HygieneRule.LICENCE_FORBIDDEN
        : HygieneRule.LICENCE_NOT_ALLOWED);
  }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The words of a command line.
 *
 * @param words that are neither an option nor its value
 * @param options with their values, in the order in which they were given
 * @param flags options without a value
 */
record Arguments(List<String> words, Map<String, List<String>> options, Set<String> flags) {

  private static final Set<String> VALUED =
      Set.of(
          "--server",
          "--reason",
          "--consumer",
          "--tenant",
          "--most",
          "--rate",
          "--message",
          "--skip",
          "--to");
  private static final Set<String> FLAGS = Set.of("--json", "--help", "--version");

  static Arguments of(String... line) {
    List<String> words = new ArrayList<>();
    Map<String, List<String>> options = new HashMap<>();
    Set<String> flags = new TreeSet<>();
    Iterator<String> all = List.of(line).iterator();
    while (all.hasNext()) {
      String word = all.next();
      if (FLAGS.contains(word)) {
        flags.add(word);
      } else if (VALUED.contains(word)) {
        options.computeIfAbsent(word, name -> new ArrayList<>()).add(value(word, all));
      } else if (word.startsWith("--")) {
        throw Failure.usage("There is no option " + word);
      } else {
        words.add(word);
      }
    }
    return new Arguments(words, options, flags);
  }

  private static String value(String option, Iterator<String> following) {
    if (!following.hasNext()) {
      throw Failure.usage(option + " needs a value");
    }
    return following.next();
  }

  /** The first word. */
  String command() {
    if (words.isEmpty()) {
      throw Failure.usage("Say a command: xonce --help lists them");
    }
    return words.get(0);
  }

  /** What the command is about. */
  String subject(String what) {
    String subject = optionalSubject();
    if (subject == null) {
      throw Failure.usage(command() + " needs a " + what);
    }
    return subject;
  }

  @Nullable String optionalSubject() {
    if (words.size() > 2) {
      throw Failure.usage(
          "'%s' is one word too many; quote what has blanks".formatted(words.get(2)));
    }
    return words.size() == 2 ? words.get(1) : null;
  }

  void demandNoSubject() {
    if (optionalSubject() != null) {
      throw Failure.usage(command() + " is about nothing in particular");
    }
  }

  /** Fails on an option that this command does not read. */
  void demandOnly(Set<String> known) {
    for (String option : new TreeSet<>(options.keySet())) {
      if (!option.equals("--server") && !known.contains(option)) {
        throw Failure.usage(command() + " has no option " + option);
      }
    }
  }

  @Nullable String option(String name) {
    List<String> values = options.getOrDefault(name, List.of());
    if (values.size() > 1) {
      throw Failure.usage("Say " + name + " once");
    }
    return values.isEmpty() ? null : values.get(0);
  }

  List<String> all(String name) {
    return options.getOrDefault(name, List.of());
  }

  @Nullable Integer number(String name) {
    String text = option(name);
    try {
      return text == null ? null : Integer.valueOf(text);
    } catch (NumberFormatException e) {
      throw Failure.usage(name + " needs a whole number");
    }
  }

  /** Why something is done. */
  String reason() {
    return demanded("--reason", "Say why, with --reason: it is recorded with your name");
  }

  /** An option that must be there and say something. */
  String demanded(String name, String complaint) {
    String text = option(name);
    if (text == null || text.isBlank()) {
      throw Failure.usage(complaint);
    }
    return text;
  }

  boolean has(String flag) {
    return flags.contains(flag);
  }
}
